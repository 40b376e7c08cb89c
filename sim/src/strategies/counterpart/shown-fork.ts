import { deaf } from '../deaf.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const shownFork: CounterpartStrategy = {
  name: 'shown-fork',
  role: 'counterpart',
  lie: 'two entries of one number, both to everybody',
  holds: 'everybody keeps a proof against it',
  broken: (after) => after.proved('fork'),
  begin(liar) {
    liar.later(liar.random.between(60_000, 3_600_000), () => {
      const left = liar.forger('now');
      const first = left.head.size;
      const right = left.fork();
      left.say(left.item('one'));
      right.say(right.item('the other'));
      for (const party of liar.others) {
        liar.send(party, left.bundle(first));
        liar.send(party, right.bundle(first));
      }
      liar.lied('forked');
    });
    return deaf(liar);
  },
};
