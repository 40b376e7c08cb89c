import { limits } from '@parley/core/base/limits.ts';
import { deaf } from '../deaf.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const overLimitBody: CounterpartStrategy = {
  name: 'over-limit-body',
  role: 'counterpart',
  lie: 'a body longer than any may be, signed',
  holds: 'refused, and everybody keeps a proof of who signed it; the journal stands there',
  broken: (after) => after.proved('over') ?? after.stands(),
  begin(liar) {
    liar.later(liar.random.between(3_600_000, 3 * 3_600_000), () => {
      const forger = liar.forger('now');
      const body = new Uint8Array(limits.bodyBytesMax + liar.random.between(1, 10_000));
      const payload = forger.say(forger.item('too long', { body }));
      for (const party of liar.others) liar.send(party, payload);
      liar.lied();
    });
    return deaf(liar);
  },
};
