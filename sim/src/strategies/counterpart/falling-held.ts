import { writeBehind } from '../own-books.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const fallingHeld: CounterpartStrategy = {
  name: 'falling-held',
  role: 'counterpart',
  lie: 'entries that claim to hold less than the ones before',
  holds: 'it counts against the author, and the entry is held like any other',
  broken: (after) => after.violated('held-falls') ?? after.held() ?? after.uncontested(),
  begin(liar) {
    liar.every(2_400_000, () => {
      const held = [...liar.journal.durable.held.values()].flatMap((mark) => {
        const { party, number, tag, size, root } = mark;
        return size > 1 ? [{ party, number, tag, size: size - 1, root }] : [];
      });
      if (held.length === 0) return;
      if (writeBehind(liar, [liar.forger('now').item('less', { held: held.slice(0, 1) })]))
        liar.lied();
    });
    return undefined;
  },
};
