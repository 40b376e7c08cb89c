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

describe('the nodes of a journal that are stored', () => {
  const frontier = new Frontier(crypto);
  for (const leaf of leaves) frontier.add(leaf);
  const nodes = frontier.takeNodes();

  it('are the full subtrees from that height up, each under its own place', () => {
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
    for (let size = 2 ** storedLevel; size <= 1024; size += 2 ** storedLevel) {
      const hashes = frontierPlaces(size).map(({ level, index }) => {
        return nodes.find((node) => node.level === level && node.index === index)?.hash;
      });
      expect(hashes).not.toContain(undefined);
      expect(new Frontier(crypto, size, hashes as Uint8Array[]).root()).toEqual(rootOf(0, size));
    }
  });
});
