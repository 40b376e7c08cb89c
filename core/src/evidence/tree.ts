import { assert } from '../base/assert.ts';
import type { Crypto } from '../base/crypto.ts';
import { Frontier } from '../journal/frontier.ts';
import type { HashSource } from '../journal/proofs.ts';

const hashesPerChunk = 4096;

/** Hashes in chunks: growing never copies what is there. */
export class HashList {
  readonly #chunks: Uint8Array[] = [];
  length = 0;

  push(hash: Uint8Array): void {
    const at = this.length % hashesPerChunk;
    if (at === 0) this.#chunks.push(new Uint8Array(32 * (this.length === 0 ? 64 : hashesPerChunk)));
    this.#grow(at);
    (this.#chunks.at(-1) as Uint8Array).set(hash, 32 * at);
    this.length++;
  }

  get(index: number): Uint8Array {
    assert(index >= 0 && index < this.length, 'a node is read where there is one');
    const at = 32 * (index % hashesPerChunk);
    const chunk = this.#chunks[Math.floor(index / hashesPerChunk)] as Uint8Array;
    return chunk.subarray(at, at + 32);
  }

  /** The first chunk starts small: a line of many incarnations has many short journals. */
  #grow(at: number): void {
    const chunk = this.#chunks.at(-1) as Uint8Array;
    if (32 * at < chunk.length) return;
    const larger = new Uint8Array(2 * chunk.length);
    larger.set(chunk);
    this.#chunks[this.#chunks.length - 1] = larger;
  }
}

/**
 * The RFC 6962 tree of one journal with every node kept, 64 bytes an entry: an entry may hold
 * any earlier size of another journal, and its root must be at hand to be compared.
 */
export class JournalTree implements HashSource {
  readonly #crypto: Crypto;
  readonly #levels: HashList[] = [];
  readonly #node = new Uint8Array(65);

  constructor(crypto: Crypto) {
    this.#crypto = crypto;
    this.#node[0] = 1;
  }

  get size(): number {
    return this.#levels[0]?.length ?? 0;
  }

  append(leaf: Uint8Array): void {
    let hash = leaf;
    for (let depth = 0; ; depth++) {
      let level = this.#levels[depth];
      if (level === undefined) {
        level = new HashList();
        this.#levels.push(level);
      }
      level.push(hash);
      if (level.length % 2 === 1) return;
      hash = this.#join(level.get(level.length - 2), hash);
    }
  }

  leafAt(seq: number): Uint8Array {
    return (this.#levels[0] as HashList).get(seq);
  }

  hashOf(level: number, index: number): Uint8Array {
    return (this.#levels[level] as HashList).get(index).slice();
  }

  /** Root of the first `size` entries; `size` is at most the tree's. */
  rootAt(size: number): Uint8Array {
    assert(size <= this.size, 'a root is asked of entries that are there');
    if (size === 0) return this.#crypto.sha256(new Uint8Array(0));
    let root: Uint8Array | undefined;
    let rest = size;
    for (let depth = 0; rest > 0; depth++, rest = Math.floor(rest / 2)) {
      if (rest % 2 === 0) continue;
      const peak = (this.#levels[depth] as HashList).get(rest - 1);
      root = root === undefined ? peak : this.#join(peak, root);
    }
    return (root as Uint8Array).slice();
  }

  /** The same tree in small, to go on from without keeping nodes. */
  frontier(): Frontier {
    const hashes: Uint8Array[] = [];
    let rest = this.size;
    for (let depth = 0; rest > 0; depth++, rest = Math.floor(rest / 2)) {
      if (rest % 2 === 1) hashes.unshift((this.#levels[depth] as HashList).get(rest - 1).slice());
    }
    return new Frontier(this.#crypto, this.size, hashes);
  }

  #join(left: Uint8Array, right: Uint8Array): Uint8Array {
    this.#node.set(left, 1);
    this.#node.set(right, 33);
    return this.#crypto.sha256(this.#node);
  }
}
