/** The frontier of a tree (spec/journal.md): enough to append and to give the root. */
import type { Bytes } from '../base/bytes.ts';
import { emptyRoot, nodeHash } from '../crypto/hash.ts';

export class Frontier {
  size: number;
  readonly #hashes: Bytes[];

  /** The roots of the full subtrees of that size, left to right. */
  constructor(size: number, hashes: readonly Bytes[]) {
    this.size = size;
    this.#hashes = [...hashes];
  }

  append(leaf: Bytes): void {
    let hash = leaf;
    for (let n = this.size; n % 2 === 1; n = Math.floor(n / 2)) {
      hash = nodeHash(this.#hashes.pop() ?? hash, hash);
    }
    this.#hashes.push(hash);
    this.size++;
  }

  root(): Bytes {
    return (
      this.#hashes.reduceRight<Bytes | undefined>(
        (right, left) => (right === undefined ? left : nodeHash(left, right)),
        undefined,
      ) ?? emptyRoot
    );
  }
}
