import { describe, expect, it } from 'vitest';
import { testCrypto as crypto } from '../../test/crypto.ts';
import { Frontier, frontierPlaces, storedLevel } from './frontier.ts';

const leaves = Array.from({ length: 1100 }, (_, i) =>
  crypto.sha256(Uint8Array.of(i & 255, i >> 8)),
);

function rootOf(first: number, count: number): Uint8Array {
  const frontier = new Frontier(crypto);
  for (const leaf of leaves.slice(first, first + count)) frontier.add(leaf);
  return frontier.root();
}

/** Nodes that a journal of all these leaves leaves behind. */
function nodesTaken(frontier = new Frontier(crypto)) {
  for (const leaf of leaves) frontier.add(leaf);
  return frontier.takeNodes();
}

describe('the nodes of a journal that are stored', () => {
  it('are the full subtrees from that height up, each under its own place', () => {
    const nodes = nodesTaken();
    expect(nodes.map(({ level, index }) => `${level}/${index}`)).toEqual([
      '8/0',
      '8/1',
      '9/0',
      '8/2',
      '8/3',
      '9/1',
      '10/0',
    ]);
    for (const { level, index, hash } of nodes) {
      const width = 2 ** level;
      expect(hash).toEqual(rootOf(index * width, width));
    }
  });

  it('give the frontier of every multiple of their width', () => {
    const nodes = nodesTaken();
    for (let size = 2 ** storedLevel; size <= 1024; size += 2 ** storedLevel) {
      const hashes = frontierPlaces(size).map(({ level, index }) => {
        return nodes.find((node) => node.level === level && node.index === index)?.hash;
      });
      expect(hashes).not.toContain(undefined);
      expect(new Frontier(crypto, size, hashes as Uint8Array[]).root()).toEqual(rootOf(0, size));
    }
  });

  it('are given once, and none before any was made', () => {
    const frontier = new Frontier(crypto);
    expect(frontier.takeNodes()).toEqual([]);
    nodesTaken(frontier);
    expect(frontier.takeNodes()).toEqual([]);
  });
});

describe('the beginning of a journal', () => {
  const three = () => {
    const frontier = new Frontier(crypto);
    for (const leaf of leaves.slice(0, 3)) frontier.add(leaf);
    return frontier;
  };

  it('has one hash for each full subtree, and with any other number is a bug', () => {
    const { hashes } = three();
    expect(hashes).toHaveLength(2);
    expect(new Frontier(crypto, 3, hashes).root()).toEqual(rootOf(0, 3));
    for (const size of [2, 4, 7]) {
      expect(() => new Frontier(crypto, size, hashes)).toThrow('one hash for each full subtree');
    }
  });

  it('stays as it was when a copy of it goes on', () => {
    const before = three();
    const copy = before.clone();
    copy.add(leaves[3] as Uint8Array);
    expect([before.size, copy.size]).toEqual([3, 4]);
    expect(before.root()).toEqual(rootOf(0, 3));
    expect(copy.root()).toEqual(rootOf(0, 4));
    const given = before.hashes.slice();
    new Frontier(crypto, 3, given).add(leaves[3] as Uint8Array);
    expect(given).toEqual(before.hashes);
  });

  it('lies in subtrees whose places go to the largest journal there can be', () => {
    expect(frontierPlaces(0)).toEqual([]);
    expect(frontierPlaces(1)).toEqual([{ level: 0, index: 0 }]);
    expect(frontierPlaces(13)).toEqual([
      { level: 3, index: 0 },
      { level: 2, index: 2 },
      { level: 0, index: 12 },
    ]);
    const [largest, ...rest] = frontierPlaces(Number.MAX_SAFE_INTEGER);
    expect([largest, rest.length]).toEqual([{ level: 52, index: 0 }, 52]);
    const last = { level: 0, index: Number.MAX_SAFE_INTEGER - 1 };
    expect(rest.at(-1)).toEqual(last);
  });
});
