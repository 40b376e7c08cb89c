/** SHA-256, and the two hashes of a journal's tree (spec/journal.md). */
import { sha256 as hash } from '@noble/hashes/sha2.js';
import { type Bytes, concat, noBytes } from '../base/bytes.ts';

export function sha256(...parts: readonly Bytes[]): Bytes {
  const [only] = parts;
  return hash(parts.length === 1 && only !== undefined ? only : concat(...parts));
}

/** A running SHA-256 over bytes that come in pieces. */
export function sha256Running() {
  return hash.create();
}

const pair = new Uint8Array(65);
pair[0] = 1;

/** The hash of an inner node: SHA-256( 0x01 ‖ left ‖ right ). */
export function nodeHash(left: Bytes, right: Bytes): Bytes {
  pair.set(left, 1);
  pair.set(right, 33);
  return hash(pair);
}

/** The root of a journal without entries. */
export const emptyRoot: Bytes = hash(noBytes);
