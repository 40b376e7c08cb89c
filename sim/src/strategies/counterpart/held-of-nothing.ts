import { writeBehind } from '../own-books.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const heldOfNothing: CounterpartStrategy = {
  name: 'held-of-nothing',
  role: 'counterpart',
  lie: 'entries that claim to hold more of a journal than its author ever wrote',
  holds: 'it counts against the author; the entries are held and cosigned all the same',
  broken: (after) => after.violated('held-untrue') ?? after.held() ?? after.uncontested(),
  begin(liar) {
    liar.every(2_400_000, () => {
      const held = liar.others.map((party) => {
        const { name, durable } = liar.journalOf(party);
        return { ...name, size: durable.size + 1_000_000, root: liar.random.bytes(32) };
      });
      if (writeBehind(liar, [liar.forger('now').item('I hold it all', { held })])) liar.lied();
    });
    return undefined;
  },
};
