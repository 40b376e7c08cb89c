import type { Crypto } from '../base/crypto.ts';
import { Frontier, frontierPlaces, nodeHash, storedLevel } from './frontier.ts';
import type { HashSource } from './proofs.ts';

const blockSize = 2 ** storedLevel;

/** Where the block of 256 entries begins in which that entry lies. */
export function blockStart(seq: number): number {
  return Math.floor(seq / blockSize) * blockSize;
}

/**
 * The tree of a journal from the full subtrees before a place and every leaf behind it: what the
 * store can give without reading all of the journal.
 */
export class BlockSource implements HashSource {
  readonly #crypto: Crypto;
  readonly #start: number;
  readonly #before: readonly Uint8Array[];
  readonly #subtrees: ReadonlyMap<string, Uint8Array>;
  readonly leaves: readonly Uint8Array[];

  /** `before`: roots of the full subtrees of the first `start` entries, left to right. */
  constructor(
    crypto: Crypto,
    start: number,
    before: readonly Uint8Array[],
    leaves: readonly Uint8Array[],
  ) {
    this.#crypto = crypto;
    this.#start = start;
    this.#before = before;
    this.leaves = leaves;
    const places = frontierPlaces(start);
    this.#subtrees = new Map(places.map((place, i) => [nameOf(place), before[i] as Uint8Array]));
  }

  get size(): number {
    return this.#start + this.leaves.length;
  }

  leafAt(seq: number): Uint8Array | undefined {
    return this.leaves[seq - this.#start];
  }

  /** At a size between the place and the last leaf. */
  rootAt(size: number): Uint8Array {
    const frontier = new Frontier(this.#crypto, this.#start, this.#before);
    for (const leaf of this.leaves.slice(0, size - this.#start)) frontier.add(leaf);
    return frontier.root();
  }

  /** Of any subtree on the way to a leaf behind the place. */
  hashOf(level: number, index: number): Uint8Array {
    const known = this.#subtrees.get(nameOf({ level, index }));
    if (known) return known;
    if (level === 0) return this.leafAt(index) as Uint8Array;
    const [left, right] = [2 * index, 2 * index + 1].map((at) => this.hashOf(level - 1, at));
    return nodeHash(this.#crypto, left as Uint8Array, right as Uint8Array);
  }
}

function nameOf({ level, index }: { level: number; index: number }): string {
  return `${level}.${index}`;
}
