import { leafOf } from '@parley/core/codec/entry.ts';
import { checkpointText } from '@parley/core/codec/note.ts';
import { encodeBundle } from '@parley/core/codec/payload.ts';
import { encodeRun } from '@parley/core/codec/run.ts';
import { deaf } from '../deaf.ts';
import type { CounterpartStrategy } from '../strategy.ts';

/** A FLASH is read before its predecessors because the head names its leaf; this head lies. */
export const lastLeafLie: CounterpartStrategy = {
  name: 'last-leaf-lie',
  role: 'counterpart',
  lie: 'a FLASH ahead of its predecessors, under a head that names its leaf and holds another',
  holds: 'whoever was shown it keeps a proof that this head contradicts itself',
  broken: (after) => after.proved('fork'),
  begin(liar) {
    liar.later(liar.random.between(60_000, 3_600_000), () => {
      const forger = liar.forger('now');
      const first = forger.head.size;
      forger.say(forger.item('a predecessor'));
      const shown = forger.item('never in the tree', { precedence: 4 });
      forger.say(forger.item('in the tree', { precedence: 4 }));
      const { size, root } = forger.head;
      const place = { line: liar.founding.line, journal: forger.name, seq: size - 1 };
      const leaf = leafOf(liar.founding.crypto.crypto, place, shown);
      const text = checkpointText({ origin: forger.origin, size, root, leaf });
      const signature = forger.secrets.note.sign(text);
      const lie = encodeBundle(forger.name, size - 1, encodeRun([shown]), { signature, root });
      for (const party of liar.others) {
        liar.send(party, lie);
        liar.send(party, forger.bundle(first));
      }
      liar.lied();
    });
    return deaf(liar);
  },
};
