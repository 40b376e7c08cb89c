import { writeBehind } from '../own-books.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const backdated: CounterpartStrategy = {
  name: 'backdated',
  role: 'counterpart',
  lie: 'entries that claim to be of 1970, or of a time to come',
  holds: 'held in the order of their numbers; claimed times order nothing',
  broken: (after) => after.held() ?? after.uncontested(),
  begin(liar) {
    liar.every(3_600_000, () => {
      const forger = liar.forger('now');
      const time = liar.random.pick([0, 4_000_000_000_000, 2 ** 52]);
      if (writeBehind(liar, [forger.item('long ago', { time })])) liar.lied(`time ${time}`);
    });
    return undefined;
  },
};
