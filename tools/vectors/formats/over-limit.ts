import { hex } from '@parley/core/base/bytes.ts';
import { bodyHash, headerBytes, type Item, leafOfParts } from '@parley/core/codec/entry.ts';
import { encodeOverLimitProof, type OverLimitProof } from '@parley/core/codec/over-limit.ts';
import type { VectorFile } from '../case.ts';
import { fail } from '../mutate.ts';
import { nodeCrypto } from '../node-crypto.ts';
import { line, own, reference } from '../sample.ts';
import { seeded } from '../seeded.ts';
import { northNote, northOrigin, SampleTree } from '../tree.ts';
import { message } from './run.ts';

/** The proof of an entry with so many references, as entry 2 of north. */
function proofOf(references: number): OverLimitProof {
  const many = Array.from({ length: references }, (_, i) => ({ ...reference, seq: i }));
  return proofOfItem(message(0, { references: many }));
}

function proofOfItem(item: Item): OverLimitProof {
  const { salt, body } = item;
  const header = headerBytes({ line, journal: own, seq: 2 }, item);
  const leaf = leafOfParts(nodeCrypto, header, bodyHash(nodeCrypto, salt, body));
  const tree = new SampleTree([seeded('leaf 0', 32), seeded('leaf 1', 32), leaf]);
  const { path } = tree.shown(2);
  return { line, journal: own, seq: 2, header, salt, body, note: tree.note(), path };
}

/** An entry that its author signed and that nobody can hold: spec/fork-proof.md. */
export function overLimitVectors(): VectorFile {
  const proof = proofOf(33);
  const bad = (name: string, code: Parameters<typeof fail>[1], parts: Partial<OverLimitProof>) =>
    fail(name, code, encodeOverLimitProof({ ...proof, ...parts }));
  return {
    format: 'over-limit',
    about: 'Over-limit proofs (spec/fork-proof.md), against the incarnation with this key.',
    given: { line: hex(line), origin: northOrigin, noteKey: hex(northNote.publicKey) },
    pass: [{ name: '33 references', bytes: hex(encodeOverLimitProof(proof)), shows: { seq: 2 } }],
    fail: [
      fail('no bytes', 'malformed-cbor', new Uint8Array(0)),
      fail('32 references', 'proof-mismatch', encodeOverLimitProof(proofOf(32))),
      bad('another line', 'wrong-line', { line: seeded('another line', 32) }),
      bad('another place', 'contradicts-held', { seq: 1 }),
      bad('another body', 'proof-mismatch', { body: seeded('another body', 20) }),
      bad('another salt', 'proof-mismatch', { salt: seeded('another salt', 16) }),
      bad('a signature of nobody', 'bad-signature', {
        note: { ...proof.note, signature: seeded('forged', 64) },
      }),
    ],
  };
}

/** The same by the size of the body alone, which need not decode. */
export function overLimitBodyVectors(): VectorFile {
  const of = (bytes: number) => {
    return encodeOverLimitProof(proofOfItem(message(0, { body: new Uint8Array(bytes) })));
  };
  const { about, given, format } = overLimitVectors();
  return {
    format,
    about,
    ...(given && { given }),
    pass: [{ name: 'a body of 262145 bytes', bytes: hex(of(262145)), shows: { seq: 2 } }],
    fail: [fail('a body of 262144 bytes', 'proof-mismatch', of(262144))],
  };
}
