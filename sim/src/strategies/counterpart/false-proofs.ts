import { encodeForkProof } from '@parley/core/codec/fork-proof.ts';
import { checkpointText } from '@parley/core/codec/note.ts';
import { encodePayload } from '@parley/core/codec/payload.ts';
import type { CounterpartStrategy } from '../strategy.ts';

export const falseProofs: CounterpartStrategy = {
  name: 'false-proofs',
  role: 'counterpart',
  lie: 'proofs of a fork against the honest: under its own key, of two sizes, of one head twice',
  holds: 'refused: nobody is convicted of what he has not signed',
  broken: (after) => after.refused('bad-signature') ?? after.uncontested(),
  begin(liar) {
    liar.every(600_000, () => {
      for (const party of liar.others) {
        const { name, origin, durable } = liar.journalOf(party);
        const { size, root, leaf, signature } = durable;
        if (!signature || !leaf) continue;
        const text = checkpointText({ origin, size, root: liar.random.bytes(32), leaf });
        const other = {
          size,
          root: liar.random.bytes(32),
          leaf,
          signature: liar.secrets.note.sign(text),
        };
        const mine = { size, root, leaf, signature };
        const { line } = liar.founding;
        for (const notes of [
          [mine, other],
          [mine, mine],
        ] as const) {
          const proof = encodeForkProof({ line, journal: name, fork: 'roots', notes });
          for (const to of liar.others) liar.send(to, encodePayload({ type: 'fork-proof', proof }));
        }
        liar.lied();
      }
    });
    return undefined;
  },
};
