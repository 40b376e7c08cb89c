/** Inclusion and consistency proofs (spec/journal.md; RFC 9162 sections 2.1.3.2 and 2.1.4.2). */
import { type Bytes, equal } from '../base/bytes.ts';
import { emptyRoot, nodeHash } from '../crypto/hash.ts';

const isOdd = (n: number) => n % 2 === 1;
const hashBytes = 32;
const half = (n: number) => Math.floor(n / 2);

export type Inclusion = { readonly seq: number; readonly size: number; readonly leaf: Bytes };

/** Whether the path leads from the leaf at `seq` to the root of `size`. */
export function provesInclusion(shown: Inclusion, path: readonly Bytes[], root: Bytes): boolean {
  if (shown.seq >= shown.size || shown.leaf.length !== hashBytes) return false;
  let fn = shown.seq;
  let sn = shown.size - 1;
  let r = shown.leaf;
  for (const p of path) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      r = nodeHash(p, r);
      while (!isOdd(fn) && fn !== 0) {
        fn = half(fn);
        sn = half(sn);
      }
    } else {
      r = nodeHash(r, p);
    }
    fn = half(fn);
    sn = half(sn);
  }
  return sn === 0 && equal(r, root);
}

export type Head = { readonly size: number; readonly root: Bytes };

/**
 * Whether the tree of `older` is the beginning of the tree of `newer`. Size 0, with the root of no
 * entries, begins every tree.
 */
export function provesConsistency(older: Head, newer: Head, proof: readonly Bytes[]): boolean {
  if (older.size > newer.size) return false;
  if (older.size === newer.size) return proof.length === 0 && equal(older.root, newer.root);
  if (older.size === 0) return proof.length === 0 && equal(older.root, emptyRoot);
  const isPower =
    Number.isInteger(Math.log2(older.size)) && 2 ** Math.log2(older.size) === older.size;
  const [first, ...rest] = isPower ? [older.root, ...proof] : proof;
  if (first === undefined) return false;
  let fn = older.size - 1;
  let sn = newer.size - 1;
  while (isOdd(fn)) {
    fn = half(fn);
    sn = half(sn);
  }
  let fr = first;
  let sr = first;
  for (const c of rest) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      fr = nodeHash(c, fr);
      sr = nodeHash(c, sr);
      while (!isOdd(fn) && fn !== 0) {
        fn = half(fn);
        sn = half(sn);
      }
    } else {
      sr = nodeHash(sr, c);
    }
    fn = half(fn);
    sn = half(sn);
  }
  return sn === 0 && equal(fr, older.root) && equal(sr, newer.root);
}
