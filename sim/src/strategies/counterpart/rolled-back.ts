import { rollBack, snapshotOf } from '../../station/machine.ts';
import { deaf } from '../deaf.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const rolledBack: CounterpartStrategy = {
  name: 'rolled-back',
  role: 'counterpart',
  lie: 'a machine put back to an hour ago, guard and all, that speaks on and listens to nobody',
  holds: 'everybody keeps a proof against it',
  broken: (after) => after.proved('fork'),
  begin(liar) {
    const { station, world } = liar;
    liar.later(liar.random.between(1_800_000, 3_600_000), () => {
      const before = snapshotOf(station.machine);
      liar.later(3_600_000, () => {
        station.crash();
        rollBack(station.machine, before);
        world.boot(liar.me);
        liar.lied();
      });
    });
    return deaf(liar);
  },
};
