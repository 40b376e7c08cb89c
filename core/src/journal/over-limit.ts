import { equal } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { limits } from '../base/limits.ts';
import { ok, type Result, refuse } from '../base/refusal.ts';
import { bodyHash, leafOfParts, opaqueHeaderStart } from '../codec/entry.ts';
import type { OverLimitProof } from '../codec/over-limit.ts';
import { Reader } from '../codec/reader.ts';
import { type Accused, noteIsBy } from './fork.ts';
import { verifyInclusion } from './proofs.ts';

/** The limit that an entry breaks, or undefined when it is within all of them. */
export function brokenLimit(header: Uint8Array, bodyBytes: number): string | undefined {
  if (bodyBytes > limits.bodyBytesMax) return 'body';
  if (header.length + bodyBytes > limits.entryBytesMax) return 'entry';
  const counts = countsOf(header);
  if (counts === undefined) return undefined;
  if (counts.held > limits.heldMarksMax) return 'held';
  return counts.references > limits.referencesMax ? 'references' : undefined;
}

/**
 * The proof, if the author of the journal it names signed an entry over the limits. Refuses
 * `wrong-line`, `bad-signature`, `contradicts-held` for a header of another place,
 * and `proof-mismatch` for a path that does not lead to the root or an entry within the limits.
 */
export function verifyOverLimitProof(
  crypto: Crypto,
  accused: Accused,
  proof: OverLimitProof,
): Result<OverLimitProof> {
  const { line, journal, seq, header, salt, body, note, path } = proof;
  if (!equal(line, accused.line)) return refuse('wrong-line', 'over-limit proof');
  if (!noteIsBy(crypto, accused, note)) return refuse('bad-signature', 'over-limit proof');
  const place = opaqueHeaderStart({ line, journal, seq });
  const from = placeStart(header);
  if (from < 0 || !equal(header.subarray(from, from + place.length), place)) {
    return refuse('contradicts-held', 'header of another place');
  }
  const leaf = leafOfParts(crypto, header, bodyHash(crypto, salt, body));
  if (!verifyInclusion(crypto, { seq, size: note.size, root: note.root, leaf, path })) {
    return refuse('proof-mismatch', 'over-limit proof');
  }
  const broken = brokenLimit(header, body.length);
  return broken === undefined ? refuse('proof-mismatch', 'within every limit') : ok(proof);
}

/** Where line, author, incarnation and seq begin, or -1: behind the array's head and version. */
function placeStart(header: Uint8Array): number {
  const reader = new Reader(header);
  const parts = reader.array();
  reader.uint();
  return reader.failed || parts < 5 ? -1 : reader.at;
}

/** Marks and references of a version 1 header; undefined for any other version or form. */
function countsOf(header: Uint8Array): { held: number; references: number } | undefined {
  const reader = new Reader(header);
  if (reader.array() !== 12 || reader.uint() !== 1) return undefined;
  reader.bstr(32);
  reader.uint();
  if (reader.array() !== 2) return undefined;
  reader.uint();
  reader.bstr(8);
  for (let i = 0; i < 6; i++) reader.uint();
  const held = reader.array();
  for (let i = 0; i < held && !reader.failed; i++) {
    if (reader.array() !== 5) return undefined;
    reader.uint();
    reader.uint();
    reader.bstr(8);
    reader.uint();
    reader.bstr(32);
  }
  const references = reader.array();
  return reader.failed ? undefined : { held, references };
}
