import { writeBehind } from '../own-books.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const heldOfNobody: CounterpartStrategy = {
  name: 'held-of-nobody',
  role: 'counterpart',
  lie: 'entries that claim to hold journals which do not exist',
  holds: 'its author is asked for the signed head, and then it counts against him',
  broken: (after) => after.violated('held-unshown') ?? after.held() ?? after.uncontested(),
  begin(liar) {
    liar.every(1_800_000, () => {
      const party = liar.random.pick(liar.others);
      const name = { party, number: liar.random.below(3), tag: liar.random.bytes(8) };
      const held = [{ ...name, size: liar.random.between(1, 99), root: liar.random.bytes(32) }];
      if (writeBehind(liar, [liar.forger('now').item('of whom', { held })])) liar.lied();
    });
    return undefined;
  },
};
