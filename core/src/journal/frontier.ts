import { assert } from '../base/assert.ts';
import type { Crypto } from '../base/crypto.ts';

/** A full subtree's hash by height and place (RFC 9162 section 2.1). */
export type TreeNode = {
  readonly level: number;
  readonly index: number;
  readonly hash: Uint8Array;
};

/** Nodes of this height and above are stored; below it they are computed again from the runs. */
export const storedLevel = 8;

const pair = new Uint8Array(65);
pair[0] = 1;

/** Inner node of the RFC 6962 tree: SHA-256(0x01, left, right). */
export function nodeHash(crypto: Crypto, left: Uint8Array, right: Uint8Array): Uint8Array {
  pair.set(left, 1);
  pair.set(right, 33);
  return crypto.sha256(pair);
}

/**
 * The roots of the full subtrees of a journal, left to right: enough to append and to give the
 * root, and small enough to be stored with every head (spec/journal.md).
 */
export class Frontier {
  readonly crypto: Crypto;
  size: number;
  readonly hashes: Uint8Array[];
  /** Full subtrees of height >= 8 completed since the last `takeNodes`. */
  private nodes: TreeNode[] = [];

  constructor(crypto: Crypto, size = 0, hashes: readonly Uint8Array[] = []) {
    assert(hashes.length === bitCount(size), 'one hash for each full subtree');
    this.crypto = crypto;
    this.size = size;
    this.hashes = hashes.slice();
  }

  clone(): Frontier {
    return new Frontier(this.crypto, this.size, this.hashes);
  }

  add(leaf: Uint8Array): void {
    let hash = leaf;
    let level = 0;
    for (let rest = this.size; rest % 2 === 1; rest = (rest - 1) / 2) {
      hash = nodeHash(this.crypto, this.hashes.pop() as Uint8Array, hash);
      level++;
      if (level >= storedLevel) {
        this.nodes.push({ level, index: (this.size + 1) / 2 ** level - 1, hash });
      }
    }
    this.hashes.push(hash);
    this.size++;
  }

  /** RFC 6962 section 2.1: the hash of the empty string for an empty journal. */
  root(): Uint8Array {
    const last = this.hashes.length - 1;
    if (last < 0) return this.crypto.sha256(new Uint8Array(0));
    let hash = this.hashes[last] as Uint8Array;
    for (let i = last - 1; i >= 0; i--) {
      hash = nodeHash(this.crypto, this.hashes[i] as Uint8Array, hash);
    }
    return hash;
  }

  /** What the store must keep of the leaves added since the last call. */
  takeNodes(): readonly TreeNode[] {
    const nodes = this.nodes;
    this.nodes = [];
    return nodes;
  }
}

/** Places (level, index) of the full subtrees of a tree of that size, left to right. */
export function frontierPlaces(size: number): { level: number; index: number }[] {
  const places: { level: number; index: number }[] = [];
  let start = 0;
  for (let level = 52; level >= 0; level--) {
    const width = 2 ** level;
    if (Math.floor(size / width) % 2 === 1) {
      places.push({ level, index: start / width });
      start += width;
    }
  }
  return places;
}

function bitCount(size: number): number {
  let count = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2;
  return count;
}
