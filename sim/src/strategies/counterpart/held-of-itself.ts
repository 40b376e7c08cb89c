import { writeBehind } from '../own-books.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const heldOfItself: CounterpartStrategy = {
  name: 'held-of-itself',
  role: 'counterpart',
  lie: 'marks of its own journal, of size 0, twice, and out of order',
  holds: 'none of the marks of such an entry counts, and the entry is held like any other',
  broken: (after) => after.violated('held-untrue') ?? after.held() ?? after.uncontested(),
  begin(liar) {
    liar.every(2_400_000, () => {
      const mark = (party: number) => {
        const { name, durable } = liar.journalOf(party);
        return { ...name, size: durable.size, root: durable.root };
      };
      const [own, other] = [mark(liar.me), mark(liar.others[0] as number)];
      const ways = [[own], [other, other], [{ ...other, size: 0 }], [other, own]];
      if (writeBehind(liar, [liar.forger('now').item('me', { held: liar.random.pick(ways) })]))
        liar.lied();
    });
    return undefined;
  },
};
