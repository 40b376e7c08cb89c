import { writeBehind } from '../own-books.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const heldOfAnotherRoot: CounterpartStrategy = {
  name: 'held-of-another-root',
  role: 'counterpart',
  lie: 'entries that claim to hold a journal at the right size, with another root',
  holds: 'it counts against the author at once, and orders nothing',
  broken: (after) => after.violated('held-untrue') ?? after.held() ?? after.uncontested(),
  begin(liar) {
    liar.every(2_400_000, () => {
      const { name, durable } = liar.journalOf(liar.random.pick(liar.others));
      if (durable.size === 0) return;
      const held = [{ ...name, size: durable.size, root: liar.random.bytes(32) }];
      if (writeBehind(liar, [liar.forger('now').item('otherwise', { held })])) liar.lied();
    });
    return undefined;
  },
};
