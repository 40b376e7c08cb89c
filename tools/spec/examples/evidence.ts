import { base64 } from '@parley/core/base/base64.ts';
import { concat, uint64 } from '@parley/core/base/bytes.ts';
import { bodyHash, headerBytes, type Item, leafOf } from '@parley/core/codec/entry.ts';
import {
  checkpointLines,
  checkpointText,
  cosignatureMessage,
  pqCosignatureMessage,
} from '@parley/core/codec/note.ts';
import { encodeBundle, encodeCosignature, encodePayload } from '@parley/core/codec/payload.ts';
import { encodeRun } from '@parley/core/codec/run.ts';
import { formatNote, noteKeyId } from '@parley/core/codec/signed-note.ts';
import { nodeHash } from '@parley/core/journal/frontier.ts';
import { headAt, leavesOf, northItems, northPlace } from '../journals.ts';
import { ed25519, mldsa44Key, seed } from '../keys.ts';
import { block, prose } from '../show.ts';
import { crypto, keysOf, noon, north, origins, south } from '../world.ts';

const second = northItems[1] as Item;

export function entryExample(): string {
  const place = { ...northPlace, seq: 1 };
  const intro = prose(
    'Entry 1 of party 0 (`north`, incarnation 0) on the line of [charter.md](charter.md): a',
    'message of class EXERCISE, ROUTINE, that holds the first entry of party 1.',
  );
  const rows = block(
    ['line', northPlace.line],
    ['header', headerBytes(place, second)],
    ['salt', second.salt],
    ['body', second.body],
    ['SHA-256(salt ‖ body)', bodyHash(crypto, second.salt, second.body)],
    ['leaf', leafOf(crypto, place, second)],
  );
  return `${intro}\n${rows}`;
}

export function journalExample(): string {
  const [d0, d1, d2] = leavesOf(north, northItems) as [Uint8Array, Uint8Array, Uint8Array];
  const rows = block(
    ['leaf 0', d0],
    ['leaf 1', d1],
    ['leaf 2', d2],
    ['root at 0', headAt(north, northItems, 0).root],
    ['root at 1', headAt(north, northItems, 1).root],
    ['root at 2 = node(leaf 0, leaf 1)', nodeHash(crypto, d0, d1)],
    ['root at 3 = node(root at 2, leaf 2)', headAt(north, northItems, 3).root],
  );
  return [
    prose("North's journal of three entries; entry 1 is that of [entry.md](entry.md)."),
    rows,
    '',
    prose(
      'The frontier of size 3 is the root at 2 and leaf 2. The inclusion proof of entry 1 in',
      'size 3 is leaf 0, leaf 2; the consistency proof from size 2 to 3 is leaf 2.',
    ),
  ].join('\n');
}

export const signedHead = headAt(north, northItems, 3);
const checkpoint = { origin: origins[0], ...signedHead };
export const noteSignature = ed25519('north note').sign(checkpointText(checkpoint));
const cosignedAt = noon / 1000 + 62;
const cosigned = cosignatureMessage(cosignedAt, checkpointText(checkpoint));
const cosignature = ed25519('south cosign').sign(cosigned);
const pq = pqCosignatureMessage(cosignedAt, origins[1], checkpoint);

export function checkpointExample(): string {
  const noteKey = { name: origins[0], type: 0x01 as const, publicKey: keysOf('north').note };
  const cosignKey = { name: origins[1], type: 0x04 as const, publicKey: keysOf('south').cosign };
  const note = formatNote({
    text: checkpointLines(checkpoint),
    signatures: [
      { name: noteKey.name, keyId: noteKeyId(crypto, noteKey), signature: noteSignature },
      {
        name: cosignKey.name,
        keyId: noteKeyId(crypto, cosignKey),
        signature: concat(uint64(cosignedAt), cosignature),
      },
    ],
  });
  const name = { journal: north, size: 3, time: cosignedAt, signature: cosignature };
  return [
    "The checkpoint of north's journal at size 3, cosigned by south, as a signed note:\n",
    `\`\`\`text\n${new TextDecoder().decode(note)}\`\`\`\n`,
    block(
      ['note key of north', noteKey.publicKey],
      ['key id (0x01)', noteKeyId(crypto, noteKey)],
      ['signature', noteSignature],
      ['cosignature key of south', cosignKey.publicKey],
      ['key id (0x04)', noteKeyId(crypto, cosignKey)],
      ['cosigned message', new TextDecoder().decode(cosigned)],
      ['cosignature', cosignature],
      ['payload 2, sent by south', encodeCosignature({ ...name, cosigner: null })],
      ['cosigned_message for ML-DSA-44, by south', pq],
      ['its signature (deterministic variant)', mldsa44Key('south mldsa').sign(pq)],
    ),
    `\nThe root in base64 is ${base64(signedHead.root)}.`,
  ].join('\n');
}

export function bundleExample(): string {
  const items = northItems.slice(1);
  const run = encodeRun(items);
  const head = { signature: noteSignature, root: signedHead.root };
  return [
    'Entries 1 and 2 of north under the checkpoint of [checkpoint.md](checkpoint.md):\n',
    block(['run', run], ['bundle', encodeBundle(north, 1, run, head)]),
  ].join('\n');
}

export function haveExample(): string {
  const southRoot = headAt(south, [], 0).root;
  const root = headAt(north, northItems, 1).root;
  const have = {
    type: 'have' as const,
    seen: seed('challenge', 8),
    marks: [
      { ...north, size: 1, root, gaps: [[1, 1]] as const },
      { ...south, size: 0, root: southRoot, gaps: [] },
    ],
  };
  return (
    "South holds north's entry 0, has peeked entry 2, and has no entry of its own yet:\n\n" +
    block(['seen', have.seen], ['have', encodePayload(have)])
  );
}
