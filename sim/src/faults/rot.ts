import type { Random } from '../random.ts';
import type { Run } from '../run/run.ts';
import { Disk } from '../station/disk.ts';
import { putBack } from '../station/machine.ts';
import type { SimStation } from '../station/station.ts';
import type { Table } from '../station/store-faults.ts';
import type { Fault } from './fault.ts';
import { whileMs } from './fault.ts';

/** The newest backup is put back, or one begins with nothing; peers return the rest. */
export function replaceDatabase(run: Run, station: SimStation): void {
  const newest = run.backups.get(station.me)?.at(-1);
  station.crash();
  station.faults.unreadable.clear();
  run.damaged.delete(station.me);
  putBack(station.machine, newest ?? { disk: new Disk(), keyring: [] });
  run.ledger.putBackTo(station.me);
}

/**
 * One table cannot be read any more, and the station runs on: until somebody looks, or the cable
 * is in its place again.
 */
function rots(run: Run, station: SimStation, table: Table, random: Random): void {
  run.disturbed(station.me);
  station.faults.unreadable.add(table);
  const replaced = random.oneIn(2);
  run.world.later(whileMs(random, 6 * 3_600_000), () => {
    if (run.healed || !station.faults.unreadable.has(table)) return undefined;
    if (replaced) {
      replaceDatabase(run, station);
      run.reboot(station.me, random);
    } else station.faults.unreadable.delete(table);
    return undefined;
  });
}

function tableRots(name: string, table: Table): Fault {
  return {
    name,
    layer: 'store',
    weight: 2,
    act(run, random) {
      rots(run, random.pick(run.world.stations), table, random);
    },
  };
}

/** Pages are sealed one by one: a row that was turned over is one that is gone. */
const receiveKeyRots: Fault = {
  name: 'rot-receive-key',
  layer: 'store',
  weight: 2,
  act(run, random) {
    const station = random.pick(run.world.stations);
    const keys = [...(station.machine.guard?.receiveKeys.keys() ?? [])];
    if (keys.length === 0) return;
    station.crash();
    station.machine.guard?.receiveKeys.delete(
      random.oneIn(2) ? random.pick(keys) : Math.max(...keys),
    );
    run.reboot(station.me, random);
  },
};

/** The guard's mark of the present journal is unreadable; its receive keys are not. */
const markRots: Fault = {
  name: 'rot-guard-mark',
  layer: 'store',
  weight: 1,
  act(run, random) {
    const station = random.pick(run.world.stations);
    station.crash();
    station.machine.guard?.marks.delete(station.line.own);
    run.reboot(station.me, random);
  },
};

/** The `open` frames of live sessions are lost: what comes under them cannot be read. */
const opensRot: Fault = {
  name: 'rot-sessions',
  layer: 'store',
  weight: 1,
  act(run, random) {
    const station = random.pick(run.world.stations);
    station.crash();
    station.machine.disk.opens = [];
    run.reboot(station.me, random);
  },
};

/**
 * A page goes to the place of another one: that one is gone, and where it belongs lies an older
 * one, which is as good as any to whoever reads it. Somebody looks, and the database is replaced.
 */
const misdirected: Fault = {
  name: 'misdirected-write',
  layer: 'store',
  weight: 2,
  act(run, random) {
    const station = random.pick(run.world.stations);
    const rows = random.pick([...station.machine.disk.journals.values(), undefined]);
    if (!rows) return;
    const gone = random.pick(['runs', 'nodes', 'note'] as const);
    run.disturbed(station.me);
    run.damaged.add(station.me);
    station.faults.unreadable.add(gone);
    if (random.oneIn(2)) rows.notes.splice(-random.between(1, 3));
    else rows.pq.clear();
    run.world.later(whileMs(random, 3_600_000), () => {
      if (run.healed || !run.damaged.has(station.me)) return undefined;
      replaceDatabase(run, station);
      run.reboot(station.me, random);
      return undefined;
    });
  },
};

/** What of a disk rots, part by part (resilience D.3, storage). */
export const rot: readonly Fault[] = [
  tableRots('rot-entries', 'runs'),
  tableRots('rot-index', 'nodes'),
  tableRots('rot-notes', 'note'),
  tableRots('rot-attachments', 'attachments'),
  receiveKeyRots,
  markRots,
  opensRot,
  misdirected,
];
