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

describe('a path to a root', () => {
  const inclusion = (seq: number, size: number) => ({
    ...{ seq, size, leaf: leaves[seq] as Uint8Array, root: roots[size] as Uint8Array },
    path: inclusionProof(testCrypto, source, seq, size),
  });
  const included = (proof: ReturnType<typeof inclusion>) => verifyInclusion(testCrypto, proof);

  it('that goes on above the root of so many entries leads nowhere', () => {
    const above = bytesOf('above', 32);
    for (const [seq, size] of [
      [0, 1],
      [4, 5],
      [2, 7],
    ] as const) {
      const proof = inclusion(seq, size);
      const root = nodeHash(testCrypto, above, proof.root);
      expect(included({ ...proof, root, path: [...proof.path, above] })).toBe(false);
    }
  });

  it('is of a whole place below a whole size', () => {
    const proof = inclusion(0, 1);
    expect(included(proof)).toBe(true);
    for (const seq of [-1, 0.5, Number.NaN, 2 ** 53]) {
      expect(included({ ...proof, seq, size: Math.max(1, seq + 1) }), `${seq}`).toBe(false);
    }
    for (const size of [0, 1.5, Number.NaN]) expect(included({ ...proof, size })).toBe(false);
  });

  it('holds whole hashes, or a shorter one would stand for what was hashed before it', () => {
    const { path, ...rest } = inclusion(2, 4);
    const [first, second] = path as [Uint8Array, Uint8Array];
    expect(included({ ...rest, path })).toBe(true);
    expect(included({ ...rest, path: [first.subarray(0, 31), second] })).toBe(false);
    const proof = inclusion(0, 2);
    expect(included(proof)).toBe(true);
    const short = (proof.path[0] as Uint8Array).subarray(0, 31);
    expect(included({ ...proof, path: [short] })).toBe(false);
  });
});

describe('a path between two roots', () => {
  const between = (older: number, newer: number) => ({
    ...{ older, newer, path: consistencyProof(testCrypto, source, older, newer) },
    ...{ olderRoot: roots[older] as Uint8Array, newerRoot: roots[newer] as Uint8Array },
  });
  const consistent = (proof: ReturnType<typeof between>) => verifyConsistency(testCrypto, proof);

  it('that goes on above them proves nothing', () => {
    const above = bytesOf('above', 32);
    const { path, olderRoot, newerRoot, ...sizes } = between(3, 4);
    const raised = {
      olderRoot: nodeHash(testCrypto, above, olderRoot),
      newerRoot: nodeHash(testCrypto, above, newerRoot),
    };
    expect(consistent({ ...sizes, ...raised, path: [...path, above] })).toBe(false);
  });

  it('is of whole sizes, the older one first', () => {
    const same = between(4, 4);
    expect(consistent(same)).toBe(true);
    for (const size of [-1, 4.5, Number.NaN, 2 ** 53]) {
      expect(consistent({ ...same, older: size, newer: size }), `${size}`).toBe(false);
    }
    const proof = between(2, 4);
    expect(consistent({ ...proof, older: 4, newer: 2 })).toBe(false);
    expect(consistent({ ...between(0, 4), older: Number.NaN })).toBe(false);
    expect(consistent({ ...proof, newer: Number.NaN })).toBe(false);
  });

  it('is empty between equal sizes and from the beginning, which has one root', () => {
    const same = between(4, 4);
    const more = [bytesOf('more', 32)];
    expect(consistent({ ...same, path: more })).toBe(false);
    expect(consistent({ ...same, newerRoot: roots[5] as Uint8Array })).toBe(false);
    const beginning = between(0, 4);
    expect(consistent(beginning)).toBe(true);
    expect(consistent({ ...beginning, path: more })).toBe(false);
    expect(consistent({ ...beginning, olderRoot: roots[1] as Uint8Array })).toBe(false);
    expect(consistent({ ...beginning, newerRoot: new Uint8Array(31) })).toBe(false);
  });

  it('is not empty where anything came between', () => {
    for (const older of [1, 2, 3])
      expect(consistent({ ...between(older, 4), path: [] })).toBe(false);
  });

  it('holds whole hashes', () => {
    const proof = between(1, 2);
    expect(consistent(proof)).toBe(true);
    const path = proof.path.map((hash) => hash.subarray(0, 31));
    expect(consistent({ ...proof, path })).toBe(false);
  });
});

describe('what there is no proof of', () => {
  it('is a bug to ask for: an entry at the size or beyond, a journal that shrinks', () => {
    const beyond = 'an entry below the size';
    for (const seq of [-1, 4, 5]) {
      expect(() => inclusionProof(testCrypto, source, seq, 4)).toThrow(beyond);
    }
    expect(() => consistencyProof(testCrypto, source, 5, 4)).toThrow('a journal grows');
    expect(() => consistencyProof(testCrypto, source, -1, 4)).toThrow('a journal grows');
  });
});
