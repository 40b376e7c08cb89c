import { deaf } from '../deaf.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const noteOfTheFuture: CounterpartStrategy = {
  name: 'note-of-the-future',
  role: 'counterpart',
  lie: 'signed heads of entries that it never shows',
  holds: 'nothing is held, shown or cosigned for a head alone; what comes otherwise is a fork',
  broken: (after) => after.statesHold(),
  begin(liar) {
    liar.every(1_800_000, () => {
      const forger = liar.forger('now');
      for (let i = 0; i < 50; i++) forger.say(forger.item(`unsaid ${i}`));
      for (const party of liar.others) liar.send(party, forger.note());
      liar.lied();
    });
    return deaf(liar);
  },
};
