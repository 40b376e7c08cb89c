import { limits } from '@parley/core/base/limits.ts';
import { leafOf } from '@parley/core/codec/entry.ts';
import { checkpointText } from '@parley/core/codec/note.ts';
import { encodeBundle } from '@parley/core/codec/payload.ts';
import { encodeRun } from '@parley/core/codec/run.ts';
import type { CounterpartStrategy } from '../strategy.ts';

const end = Number.MAX_SAFE_INTEGER;
/** Where bundles of one and of three begin: around the last entry of any journal, and of 2^53. */
const places = [limits.journalEntriesMax - 2, limits.journalEntriesMax, end - 2, end - 1, end];

/** With three parties: the have vectors that it spoils are those between the two others. */
export const beyondNumbers: CounterpartStrategy = {
  name: 'beyond-numbers',
  role: 'counterpart',
  parties: 3,
  lie: 'urgent entries where numbers end, also in bundles whose last seq is no exact number',
  holds: 'they are refused, and everybody else can still be understood',
  broken(after) {
    for (const { me, line } of after.honest) {
      for (const { key, peeked } of line.journals.values()) {
        const far = [...peeked.keys()].find((seq) => seq >= limits.journalEntriesMax);
        if (far !== undefined) return `${me} keeps ${key}/${far}`;
      }
    }
    return after.refused('malformed') ?? after.uncontested() ?? after.held();
  },
  begin(liar) {
    liar.every(60_000, () => {
      const forger = liar.forger('now');
      const first = liar.random.pick(places);
      const item = forger.item('from the end of all numbers', { precedence: 4 });
      const items = liar.random.oneIn(2) ? [item] : [item, item, item];
      const size = first + items.length;
      const place = { line: liar.founding.line, journal: forger.name, seq: size - 1 };
      const leaf = leafOf(liar.founding.crypto.crypto, place, item);
      const root = liar.random.bytes(32);
      const text = checkpointText({ origin: forger.origin, size, root, leaf });
      const signature = forger.secrets.note.sign(text);
      const payload = encodeBundle(forger.name, first, encodeRun(items), { signature, root });
      for (const party of liar.others) liar.send(party, payload);
      liar.lied(`from ${first}, ${items.length}`);
    });
    return undefined;
  },
};
