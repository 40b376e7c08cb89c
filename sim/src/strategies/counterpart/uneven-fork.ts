import { deaf } from '../deaf.ts';
import type { CounterpartStrategy } from '../strategy.ts';

/** No two signed heads of its branches have one size: two roots alone convict nobody. */
export const unevenFork: CounterpartStrategy = {
  name: 'uneven-fork',
  role: 'counterpart',
  lie: 'two histories for two parties, whose signed heads never have one size',
  holds: 'everybody keeps a proof against it, by different leaves at one place',
  broken: (after) => after.proved('fork'),
  parties: 3,
  begin(liar) {
    let forked = false;
    liar.later(liar.random.between(60_000, 3_600_000), () => {
      const left = liar.forger('now');
      const first = left.head.size;
      const right = left.fork();
      left.say(left.item('one'));
      for (const text of ['another', 'and more', 'and more']) right.say(right.item(text));
      const [one, ...rest] = liar.others;
      liar.send(one as number, left.bundle(first));
      for (const party of rest) liar.send(party, right.bundle(first));
      liar.lied('forked');
      forked = true;
    });
    return deaf(liar, {
      // What its own station writes from here on would be a third history, of all sizes.
      outgoing(payload) {
        const read = forked ? liar.read(payload) : undefined;
        return read?.type === 'cosignature' || read === undefined ? undefined : [];
      },
    });
  },
};
