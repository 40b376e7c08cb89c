import { leafOf } from '@parley/core/codec/entry.ts';
import { checkpointText } from '@parley/core/codec/note.ts';
import { encodeBundle } from '@parley/core/codec/payload.ts';
import { encodeRun } from '@parley/core/codec/run.ts';
import type { CounterpartStrategy } from '../strategy.ts';

const most = Number.MAX_SAFE_INTEGER - 1;

export const seqJump: CounterpartStrategy = {
  name: 'seq-jump',
  role: 'counterpart',
  lie: 'urgent entries with huge numbers, whose predecessors never come',
  holds: 'a bounded number of them is kept, as peeked, and the journal goes on below',
  broken(after) {
    const over = after.honest.find(({ line }) =>
      [...line.journals.values()].some(({ peeked }) => peeked.size > 64),
    );
    const peeked = after.honest.some((station) =>
      after.shown(station, 'entries').some((event) => event.peeked),
    );
    if (over) return `${over.me} keeps more than 64`;
    return peeked ? after.uncontested() : 'nobody was shown any';
  },
  begin(liar) {
    liar.every(60_000, () => {
      const forger = liar.forger('now');
      const leap = liar.random.pick([70_000, 2 ** 31, 2 ** 40, most - forger.head.size - 1]);
      const seq = forger.head.size + leap - liar.random.below(60_000);
      const item = forger.item('from nowhere', { precedence: 4 });
      const place = { line: liar.founding.line, journal: forger.name, seq };
      const leaf = leafOf(liar.founding.crypto.crypto, place, item);
      const root = liar.random.bytes(32);
      const text = checkpointText({ origin: forger.origin, size: seq + 1, root, leaf });
      const signature = forger.secrets.note.sign(text);
      const payload = encodeBundle(forger.name, seq, encodeRun([item]), { signature, root });
      for (const party of liar.others) liar.send(party, payload);
      liar.lied(`seq ${seq}`);
    });
    return undefined;
  },
};
