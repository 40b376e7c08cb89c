import { describe, expect, it } from 'vitest';
import { bytesOf, testCrypto } from '../../test/crypto.ts';
import { BlockSource, blockStart } from './block-source.ts';
import { Frontier, storedLevel } from './frontier.ts';
import { consistencyProof, inclusionProof, verifyConsistency, verifyInclusion } from './proofs.ts';

const width = 2 ** storedLevel;
const start = 3 * width;
const leaves = Array.from({ length: start + 11 }, (_, i) => bytesOf(`leaf ${i}`, 32));

function frontierAt(size: number): Frontier {
  const frontier = new Frontier(testCrypto);
  for (const leaf of leaves.slice(0, size)) frontier.add(leaf);
  return frontier;
}

/** Three full blocks as their subtrees, and eleven entries behind them. */
const source = () => {
  return new BlockSource(testCrypto, start, frontierAt(start).hashes, leaves.slice(start));
};

describe('the block of an entry', () => {
  it('begins at the last multiple of its width', () => {
    const starts = [0, 1, width - 1, width, start - 1, start, start + 10].map(blockStart);
    expect(starts).toEqual([0, 0, 0, width, 2 * width, start, start]);
  });
});

describe('the end of a journal, as the store gives it', () => {
  it('is as long as its subtrees and leaves together, and has the leaves alone', () => {
    expect(source().size).toBe(start + 11);
    expect(source().leafAt(start + 2)).toEqual(leaves[start + 2]);
    expect([source().leafAt(start - 1), source().leafAt(start + 11)]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('gives the root of every size from its place on', () => {
    for (let size = start; size <= start + 11; size++) {
      expect(source().rootAt(size)).toEqual(frontierAt(size).root());
    }
  });

  it('leads each of its leaves to the root', () => {
    const size = start + 11;
    const root = frontierAt(size).root();
    for (let seq = start; seq < size; seq++) {
      const path = inclusionProof(testCrypto, source(), seq, size);
      const leaf = leaves[seq] as Uint8Array;
      expect(verifyInclusion(testCrypto, { seq, size, leaf, root, path })).toBe(true);
    }
  });

  it('shows each of its sizes to be the beginning of the last one', () => {
    const newer = start + 11;
    for (let older = start; older < newer; older++) {
      const path = consistencyProof(testCrypto, source(), older, newer);
      const heads = {
        olderRoot: frontierAt(older).root(),
        newerRoot: frontierAt(newer).root(),
      };
      expect(verifyConsistency(testCrypto, { older, newer, path, ...heads })).toBe(true);
    }
  });
});
