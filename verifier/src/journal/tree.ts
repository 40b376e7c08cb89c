/**
 * The tree of a journal (spec/journal.md), all of its full subtrees kept, so that the root at
 * every size is at hand: 64 bytes an entry.
 */
import { type Bytes, equal } from '../base/bytes.ts';
import { emptyRoot, nodeHash } from '../crypto/hash.ts';
import { Frontier } from './frontier.ts';

/** Hashes of one height, one behind the other. */
class Row {
  #bytes = new Uint8Array(64 * 32);
  count = 0;

  push(hash: Bytes): void {
    if (this.count * 32 === this.#bytes.length) {
      const wider = new Uint8Array(this.#bytes.length * 2);
      wider.set(this.#bytes);
      this.#bytes = wider;
    }
    this.#bytes.set(hash, this.count * 32);
    this.count++;
  }

  at(index: number): Bytes {
    return this.#bytes.subarray(index * 32, index * 32 + 32);
  }
}

export class Tree {
  readonly #rows: Row[] = [new Row()];
  #lastSize = 0;
  #lastRoot: Bytes = emptyRoot;

  get size(): number {
    return this.#row(0).count;
  }

  append(leaf: Bytes): void {
    let hash = leaf;
    for (let height = 0; ; height++) {
      const row = this.#row(height);
      row.push(hash);
      if (row.count % 2 === 1) return;
      hash = nodeHash(row.at(row.count - 2), row.at(row.count - 1));
    }
  }

  /** The leaf with that seq, below the size. It shares the memory of the tree: do not keep it. */
  leaf(seq: number): Bytes {
    return this.#row(0).at(seq);
  }

  /** The root at a size up to the present one. */
  root(size: number): Bytes {
    if (size === this.#lastSize) return this.#lastRoot;
    let root: Bytes | undefined;
    let left = size;
    for (let height = 0; left > 0; height++, left = Math.floor(left / 2)) {
      if (left % 2 === 0) continue;
      const subtree = this.#row(height).at(left - 1);
      root = root === undefined ? subtree.slice() : nodeHash(subtree, root);
    }
    this.#lastSize = size;
    this.#lastRoot = root ?? emptyRoot;
    return this.#lastRoot;
  }

  /** Whether that is a head of this tree; undefined when the tree has not grown so far yet. */
  isHead(size: number, root: Bytes): boolean | undefined {
    return size > this.size ? undefined : equal(this.root(size), root);
  }

  /** Enough to go on from here apart from this tree. */
  frontier(): Frontier {
    const hashes: Bytes[] = [];
    let left = this.size;
    for (let height = 0; left > 0; height++, left = Math.floor(left / 2)) {
      if (left % 2 === 1)
        hashes.unshift(
          this.#row(height)
            .at(left - 1)
            .slice(),
        );
    }
    return new Frontier(this.size, hashes);
  }

  #row(height: number): Row {
    let row = this.#rows[height];
    if (row === undefined) {
      row = new Row();
      this.#rows[height] = row;
    }
    return row;
  }
}
