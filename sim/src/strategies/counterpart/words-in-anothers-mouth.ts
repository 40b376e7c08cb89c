import { encodeBundle } from '@parley/core/codec/payload.ts';
import { encodeRun } from '@parley/core/codec/run.ts';
import { Forger } from '../forger.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const wordsInAnothersMouth: CounterpartStrategy = {
  name: 'words-in-anothers-mouth',
  role: 'counterpart',
  lie: "entries of another party's journal that this party never wrote, urgent ones too",
  holds: 'refused, and never shown to anybody, not even as peeked',
  broken: (after) => after.refused('bad-signature') ?? after.nothingFalse() ?? after.uncontested(),
  begin(liar) {
    liar.every(600_000, () => {
      const party = liar.random.pick(liar.others);
      const { name, durable } = liar.journalOf(party);
      const as = { name, secrets: { ...liar.secrets } };
      const forger = new Forger(liar.founding, party, as).after(durable);
      const first = durable.size;
      forger.say(forger.item('I surrender', { precedence: 4 }));
      const said = forger.bundle(first, liar.secrets.note);
      const { root } = forger.head;
      const run = encodeRun(forger.items);
      // The right signature of the head before, and a place where its predecessors are missing.
      const old = durable.signature ?? liar.random.bytes(64);
      const again = encodeBundle(name, first, run, { signature: old, root });
      const ahead = encodeBundle(name, first + 7, run, { signature: old, root });
      for (const to of liar.others) {
        if (to !== party || liar.others.length === 1) {
          for (const payload of [said, again, ahead]) liar.send(to, payload);
        }
      }
      liar.lied();
    });
    return undefined;
  },
  parties: 3,
};
