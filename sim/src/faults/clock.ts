import type { Random } from '../random.ts';
import type { WallClock } from '../station/clock.ts';
import type { Fault } from './fault.ts';
import { whileMs } from './fault.ts';

const yearMs = 365 * 86_400_000;

function wrong(
  name: string,
  set: (clock: WallClock, random: Random, elapsed: number) => void,
): Fault {
  return {
    name,
    layer: 'clock',
    weight: 2,
    act(run, random) {
      const { clock, me } = random.pick(run.world.stations);
      run.ledger.clocks.add(me);
      set(clock, random, run.world.elapsed);
      clock.quality = random.pick([0, 1, 2] as const);
      run.world.later(whileMs(random), () => {
        clock.set();
        return undefined;
      });
    },
  };
}

/** What clocks on walls do (resilience D.3, clock). */
export const clocks: readonly Fault[] = [
  wrong('clock-jump', (clock, random) => clock.jump(random.between(-10, 10) * yearMs)),
  wrong('clock-step', (clock, random) => clock.jump(random.between(-7200, 7200) * 1000)),
  wrong('clock-frozen', (clock, _random, elapsed) => clock.freeze(elapsed)),
  wrong('clock-drift', (clock, random, elapsed) => {
    clock.drift((random.unit() - 0.5) / 50, elapsed);
  }),
  {
    name: 'clock-back-while-signing',
    layer: 'clock',
    weight: 2,
    act(run, random) {
      const station = random.pick(run.world.stations);
      run.ledger.clocks.add(station.me);
      const back = random.spread(1, 86_400_000);
      station.onSign = () => {
        station.onSign = null;
        station.clock.jump(-back);
      };
    },
  },
];
