import { assert } from '../base/assert.ts';
import { equal } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { limits } from '../base/limits.ts';
import { nodeHash } from './frontier.ts';

/*
 * Proofs of the RFC 6962 tree (spec/journal.md). Sizes go beyond 32 bits, so halves are taken by
 * division, never by shifts.
 */

/** Roots of full subtrees: (level, index) covers leaves from index * 2^level, 2^level of them. */
export interface HashSource {
  hashOf(level: number, index: number): Uint8Array;
}

/** A range of leaves of a tree. */
type Range = { readonly first: number; readonly end: number };

/** Siblings from the leaf up that lead from entry `seq` to the root of the first `size` entries. */
export function inclusionProof(
  crypto: Crypto,
  source: HashSource,
  seq: number,
  size: number,
): Uint8Array[] {
  assert(seq >= 0 && seq < size, 'an inclusion proof is of an entry below the size');
  const path: Uint8Array[] = [];
  let range: Range = { first: 0, end: size };
  while (range.end - range.first > 1) {
    const [left, right] = halves(range);
    const goesLeft = seq < left.end;
    path.push(rangeRoot(crypto, source, goesLeft ? right : left));
    range = goesLeft ? left : right;
  }
  return path.reverse();
}

/** Hashes that show the tree of `older` entries to be the beginning of that of `newer`. */
export function consistencyProof(
  crypto: Crypto,
  source: HashSource,
  older: number,
  newer: number,
): Uint8Array[] {
  assert(older >= 0 && older <= newer, 'a journal grows');
  if (older === 0 || older === newer) return [];
  const path: Uint8Array[] = [];
  let range: Range = { first: 0, end: newer };
  while (range.end !== older) {
    const [left, right] = halves(range);
    const goesLeft = older <= left.end;
    path.push(rangeRoot(crypto, source, goesLeft ? right : left));
    range = goesLeft ? left : right;
  }
  // A range that begins at 0 is the older tree itself, whose root the verifier has.
  if (range.first > 0) path.push(rangeRoot(crypto, source, range));
  return path.reverse();
}

/** The largest power of two below the length goes left. */
function halves(range: Range): [Range, Range] {
  const length = range.end - range.first;
  let width = 1;
  while (2 * width < length) width *= 2;
  const middle = range.first + width;
  return [
    { first: range.first, end: middle },
    { first: middle, end: range.end },
  ];
}

function rangeRoot(crypto: Crypto, source: HashSource, range: Range): Uint8Array {
  const length = range.end - range.first;
  const level = Math.log2(length);
  if (Number.isInteger(level)) return source.hashOf(level, range.first / length);
  const [left, right] = halves(range);
  return nodeHash(crypto, rangeRoot(crypto, source, left), rangeRoot(crypto, source, right));
}

/** A leaf shown to stand at `seq` of the tree of that size and root. */
export type Inclusion = {
  readonly seq: number;
  readonly size: number;
  readonly leaf: Uint8Array;
  readonly root: Uint8Array;
  readonly path: readonly Uint8Array[];
};

/** RFC 9162 section 2.1.3.2. False for anything that does not lead to the root. */
export function verifyInclusion(crypto: Crypto, proof: Inclusion): boolean {
  const { seq, size, leaf, root, path } = proof;
  if (!isCount(seq) || !isCount(size) || seq >= size || !areHashes([leaf, root, ...path])) {
    return false;
  }
  let at = seq;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of path) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(crypto, sibling, hash);
      while (at % 2 === 0 && at !== 0) {
        at = half(at);
        last = half(last);
      }
    } else {
      hash = nodeHash(crypto, hash, sibling);
    }
    at = half(at);
    last = half(last);
  }
  return last === 0 && equal(hash, root);
}

/** Two heads of one tree. */
export type Consistency = {
  readonly older: number;
  readonly newer: number;
  readonly olderRoot: Uint8Array;
  readonly newerRoot: Uint8Array;
  readonly path: readonly Uint8Array[];
};

/**
 * RFC 9162 section 2.1.4.2. Size 0 is the beginning of every tree and has an empty proof; its root
 * is then that of no entries.
 */
export function verifyConsistency(crypto: Crypto, proof: Consistency): boolean {
  const { older, newer, olderRoot, newerRoot, path } = proof;
  if (!isCount(older) || !isCount(newer) || older > newer) return false;
  if (older === newer) return path.length === 0 && equal(olderRoot, newerRoot);
  if (!areHashes([olderRoot, newerRoot, ...path])) return false;
  if (older === 0) {
    return path.length === 0 && equal(olderRoot, crypto.sha256(new Uint8Array(0)));
  }
  const whole = Number.isInteger(Math.log2(older));
  const [first, ...rest] = whole ? [olderRoot, ...path] : path;
  if (first === undefined || path.length === 0) return false;
  return foldConsistency(crypto, proof, first, rest);
}

function foldConsistency(
  crypto: Crypto,
  proof: Consistency,
  first: Uint8Array,
  rest: readonly Uint8Array[],
): boolean {
  let at = proof.older - 1;
  let last = proof.newer - 1;
  while (at % 2 === 1) {
    at = half(at);
    last = half(last);
  }
  let older = first;
  let newer = first;
  for (const hash of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      older = nodeHash(crypto, hash, older);
      newer = nodeHash(crypto, hash, newer);
      while (at % 2 === 0 && at !== 0) {
        at = half(at);
        last = half(last);
      }
    } else {
      newer = nodeHash(crypto, newer, hash);
    }
    at = half(at);
    last = half(last);
  }
  return last === 0 && equal(older, proof.olderRoot) && equal(newer, proof.newerRoot);
}

function half(n: number): number {
  return Math.floor(n / 2);
}

function isCount(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0;
}

function areHashes(hashes: readonly Uint8Array[]): boolean {
  return hashes.length <= limits.proofHashesMax + 2 && hashes.every((one) => one.length === 32);
}
