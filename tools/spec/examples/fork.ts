import { encodeForkProof } from '@parley/core/codec/fork-proof.ts';
import { checkpointText } from '@parley/core/codec/note.ts';
import { headAt, northItems } from '../journals.ts';
import { ed25519 } from '../keys.ts';
import { block, prose } from '../show.ts';
import { line, north, origins } from '../world.ts';
import { noteSignature, signedHead } from './evidence.ts';

/** North signs a second head of size 3, with another last entry. */
export function forkExample(): string {
  const [first, second] = northItems;
  if (first === undefined || second === undefined) throw new Error('north has two entries');
  const { root, leaf } = headAt(north, [first, second, { ...second, held: [] }], 3);
  const text = checkpointText({ origin: origins[0], size: 3, root, leaf });
  const signature = ed25519('north note').sign(text);
  const proof = encodeForkProof({
    fork: 'roots',
    line,
    journal: north,
    notes: [
      { size: 3, root: signedHead.root, leaf: signedHead.leaf, signature: noteSignature },
      { size: 3, root, leaf, signature },
    ],
  });
  return [
    prose(
      'North has signed the checkpoint of [checkpoint.md](checkpoint.md),',
      'and another one of size 3 whose last entry is another:',
    ),
    block(['other root', root], ['other leaf', leaf as Uint8Array], ['fork', proof]),
  ].join('\n');
}
