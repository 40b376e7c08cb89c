import { encode } from '@parley/core/codec/cbor.ts';
import type { Fault } from './fault.ts';

/** Between any two effects, some time soon. */
const crash: Fault = {
  name: 'crash',
  layer: 'process',
  weight: 6,
  act(run, random) {
    const station = random.pick(run.world.stations);
    if (!station.running) return;
    station.power.in = random.between(1, 40);
    run.rebootWhenDown(station.me, random);
  },
};

/** The power fails everywhere in the same second. */
const blackout: Fault = {
  name: 'blackout',
  layer: 'process',
  weight: 1,
  act(run, random) {
    for (const station of run.world.stations) {
      run.world.later(random.between(0, 1000), () => {
        if (run.healed) return undefined;
        station.crash();
        run.reboot(station.me, random);
        return undefined;
      });
    }
  },
};

function pause(name: string, low: number, high: number): Fault {
  return {
    name,
    layer: 'process',
    weight: 2,
    act(run, random) {
      const station = random.pick(run.world.stations);
      run.disturbed(station.me);
      const until = run.world.elapsed + random.spread(low, high);
      // Whoever stops what is stopped does not make it go on sooner.
      station.pausedUntil = Math.max(station.pausedUntil, until);
    },
  };
}

/** A newer program at one side: kinds, payloads and frames that the others do not know. */
const newer: Fault = {
  name: 'newer-version',
  layer: 'process',
  weight: 2,
  act(run, random) {
    const station = random.pick(run.world.stations);
    if (!station.running) return;
    station.write({ body: random.bytes(random.spread(1, 2000)), kind: 4711 });
    const { process } = station;
    process.enter(() => {
      for (const party of process.line.peers.keys()) {
        for (const circuit of process.circuits.to(party)) {
          process.circuits.send(circuit, encode([99, random.bytes(20)]));
          process.circuits.sendFrame(circuit, Uint8Array.of(9, ...random.bytes(20)));
        }
      }
    });
  },
};

/** What processes do (resilience D.3, process). */
export const processes: readonly Fault[] = [
  crash,
  blackout,
  pause('pause', 60_000, 3_600_000),
  pause('stall', 100, 30_000),
  newer,
];
