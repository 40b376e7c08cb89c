import type { CounterpartStrategy } from '../strategy.ts';

/** Says one thing to one party and another to the next, under one number. */
export const hiddenFork: CounterpartStrategy = {
  name: 'hidden-fork',
  role: 'counterpart',
  lie: 'two entries of one number, each to another party',
  holds: 'everybody keeps a proof against it',
  broken: (after) => after.proved('fork'),
  parties: 3,
  begin(liar) {
    liar.later(liar.random.between(60_000, 3_600_000), () => {
      const left = liar.forger('now');
      const right = left.fork();
      const [first, ...rest] = liar.others;
      left.say(left.item('to the first'));
      right.say(right.item('to the others'));
      liar.send(first as number, left.bundle(liar.journal.durable.size));
      for (const party of rest) liar.send(party, right.bundle(liar.journal.durable.size));
      liar.lied('forked');
    });
    return undefined;
  },
};
