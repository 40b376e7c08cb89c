import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, testCrypto } from '../../test/crypto.ts';
import { Frontier, nodeHash } from './frontier.ts';
import {
  consistencyProof,
  type HashSource,
  inclusionProof,
  verifyConsistency,
  verifyInclusion,
} from './proofs.ts';

type InclusionCase = {
  name: string;
  leafIdx: number;
  treeSize: number;
  root: string;
  leafHash: string;
  proof: string[] | null;
  wantErr: boolean;
};
type ConsistencyCase = {
  name: string;
  size1: number;
  size2: number;
  root1: string;
  root2: string;
  proof: string[] | null;
  wantErr: boolean;
};

const url = new URL('../../../vectors/outside/rfc6962-proofs.json', import.meta.url);
const vectors = JSON.parse(readFileSync(url, 'utf8')) as {
  inclusion: InclusionCase[];
  consistency: ConsistencyCase[];
};
const raw = (text: string | null) => new Uint8Array(Buffer.from(text ?? '', 'base64'));

const leaves = Array.from({ length: 70 }, (_, i) => bytesOf(`leaf ${i}`, 32));
const source: HashSource = {
  hashOf(level, index): Uint8Array {
    if (level === 0) return leaves[index] as Uint8Array;
    const left = source.hashOf(level - 1, 2 * index);
    return nodeHash(testCrypto, left, source.hashOf(level - 1, 2 * index + 1));
  },
};
const roots = [new Frontier(testCrypto).root()];
const frontier = new Frontier(testCrypto);
for (const leaf of leaves) {
  frontier.add(leaf);
  roots.push(frontier.root());
}

describe('proofs of RFC 6962, test data of transparency-dev/merkle', () => {
  it('has all its cases', () => {
    expect([vectors.inclusion.length, vectors.consistency.length]).toEqual([63, 70]);
  });

  it.each(vectors.inclusion)('inclusion $name', (one) => {
    const good = verifyInclusion(testCrypto, {
      seq: one.leafIdx,
      size: one.treeSize,
      leaf: raw(one.leafHash),
      root: raw(one.root),
      path: (one.proof ?? []).map(raw),
    });
    expect(good).toBe(!one.wantErr);
  });

  it.each(vectors.consistency)('consistency $name', (one) => {
    const good = verifyConsistency(testCrypto, {
      older: one.size1,
      newer: one.size2,
      olderRoot: raw(one.root1),
      newerRoot: raw(one.root2),
      path: (one.proof ?? []).map(raw),
    });
    expect(good).toBe(!one.wantErr);
  });
});

describe('proofs made here', () => {
  it('lead every entry to the root of every size', () => {
    for (let size = 1; size <= leaves.length; size++) {
      for (let seq = 0; seq < size; seq++) {
        const path = inclusionProof(testCrypto, source, seq, size);
        const proof = { seq, size, leaf: leaves[seq] as Uint8Array, path };
        const root = roots[size] as Uint8Array;
        expect(verifyInclusion(testCrypto, { ...proof, root })).toBe(true);
        expect(verifyInclusion(testCrypto, { ...proof, root, seq: seq + 1 })).toBe(false);
      }
    }
  });

  it('show every size to be the beginning of every later one', () => {
    for (let newer = 0; newer <= leaves.length; newer++) {
      for (let older = 0; older <= newer; older++) {
        const path = consistencyProof(testCrypto, source, older, newer);
        const heads = {
          olderRoot: roots[older] as Uint8Array,
          newerRoot: roots[newer] as Uint8Array,
        };
        expect(verifyConsistency(testCrypto, { older, newer, path, ...heads })).toBe(true);
      }
    }
  });

  it('are refused with any hash changed, dropped or added', () => {
    const size = fc.integer({ min: 2, max: leaves.length });
    fc.assert(
      fc.property(size, fc.nat(), fc.nat(), (newer, a, b) => {
        const older = 1 + (a % (newer - 1));
        const path = consistencyProof(testCrypto, source, older, newer);
        const changed = path.map((one, i) => (i === b % path.length ? bytesOf('other', 32) : one));
        const heads = {
          olderRoot: roots[older] as Uint8Array,
          newerRoot: roots[newer] as Uint8Array,
        };
        for (const bad of [changed, path.slice(1), [...path, bytesOf('more', 32)]]) {
          expect(verifyConsistency(testCrypto, { older, newer, path: bad, ...heads })).toBe(false);
        }
      }),
    );
  });

  it('go beyond 32 bits', () => {
    const big: HashSource = { hashOf: (level, index) => bytesOf(`${level}.${index}`, 32) };
    const size = 2 ** 40 + 5;
    const seq = 2 ** 40 + 4;
    const path = inclusionProof(testCrypto, big, seq, size);
    const [four, left] = path as [Uint8Array, Uint8Array];
    const leaf = big.hashOf(0, seq);
    const proof = { seq, size, leaf, root: nodeHash(testCrypto, left, leaf) };
    expect(verifyInclusion(testCrypto, { ...proof, path: [left] })).toBe(false);
    const root = nodeHash(testCrypto, left, nodeHash(testCrypto, four, leaf));
    expect(verifyInclusion(testCrypto, { ...proof, root, path })).toBe(true);
  });
});
