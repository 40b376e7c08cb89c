import { limits } from '@parley/core/base/limits.ts';
import { deaf } from '../deaf.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const overLimitMarks: CounterpartStrategy = {
  name: 'over-limit-marks',
  role: 'counterpart',
  lie: 'an entry with more `held` or references than any may have, signed',
  holds: 'refused, and everybody keeps a proof of who signed it; the journal stands there',
  broken: (after) => after.proved('over') ?? after.stands(),
  begin(liar) {
    liar.later(liar.random.between(3_600_000, 3 * 3_600_000), () => {
      const forger = liar.forger('now');
      const party = liar.others[0] as number;
      const tag = () => liar.random.bytes(8);
      const count = liar.random.oneIn(2) ? limits.heldMarksMax + 1 : 0;
      const held = Array.from({ length: count }, (_, number) => {
        return { party, number, tag: tag(), size: 1, root: liar.random.bytes(32) };
      });
      const many = count > 0 ? 0 : limits.referencesMax + 1;
      const references = Array.from({ length: many }, (_, seq) => {
        return { party, number: 0, tag: tag(), seq, leaf: liar.random.bytes(32) };
      });
      const payload = forger.say(forger.item('too much', { held, references }));
      for (const other of liar.others) liar.send(other, payload);
      liar.lied();
    });
    return deaf(liar);
  },
};
