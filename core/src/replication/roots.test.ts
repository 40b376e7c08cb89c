import { describe, expect, it } from 'vitest';
import { bytesOf, testCrypto } from '../../test/crypto.ts';
import { emptyBody, encodeBody } from '../codec/body.ts';
import { type Item, leafOf } from '../codec/entry.ts';
import { encodeRun } from '../codec/run.ts';
import { Frontier } from '../journal/frontier.ts';
import type { Journal, Line } from './line.ts';
import { loadRoot, onRootNodes, onRootRuns } from './roots.ts';

const name = { party: 1, number: 0, tag: bytesOf('tag', 8) };
const id = bytesOf('line', 32);
const items = Array.from({ length: 5 }, (_, i): Item => {
  const body = encodeBody({ ...emptyBody, texts: [{ lang: 'en', standing: 0, text: `${i}` }] });
  const base = { kind: 1, precedence: 1, class: 2, time: 1_700_000_000_000 + i, clock: 2 } as const;
  return { ...base, salt: bytesOf(`salt ${i}`, 16), body, held: [], references: [] };
});
const leaves = items.map((item, seq) => leafOf(testCrypto, { line: id, journal: name, seq }, item));

/** As much of a line as the root of one journal at an older size needs. */
function standing() {
  const journal = { name, key: '1.0', heads: new Map() } as unknown as Journal;
  const line = {
    id,
    crypto: testCrypto,
    journals: new Map([[journal.key, journal]]),
    rootsAsked: new Set(),
    tasks: new Map(),
    nextTask: 1,
    effects: [],
  } as unknown as Line;
  return { line, journal };
}

const runs = [{ first: 0, bytes: encodeRun(items) }] as never;

describe('the root at an older size', () => {
  it('is that of just so many entries, whatever else their run holds', () => {
    const { line, journal } = standing();
    for (const size of [1, 3, 5]) {
      loadRoot(line, journal, size);
      onRootRuns(line, { journal: journal.key, size, hashes: [] }, { q: 'runs', runs });
      const frontier = new Frontier(testCrypto);
      for (const leaf of leaves.slice(0, size)) frontier.add(leaf);
      expect(journal.heads.get(size)).toEqual({ root: frontier.root(), leaf: leaves[size - 1] });
    }
    expect(line.rootsAsked.size).toBe(0);
  });

  it('is asked for once, until the answer is there', () => {
    const { line, journal } = standing();
    loadRoot(line, journal, 3);
    loadRoot(line, journal, 3);
    expect(line.effects).toHaveLength(1);
    onRootNodes(line, { journal: journal.key, size: 3 }, { q: 'nodes', hashes: [null] });
    expect([...line.rootsAsked], 'given up').toEqual([]);
    expect(journal.heads.size).toBe(0);
    loadRoot(line, journal, 3);
    expect(line.effects).toHaveLength(2);
  });

  it('is not made of fewer entries than it has, nor of bytes that are no run', () => {
    const { line, journal } = standing();
    const few = [{ first: 0, bytes: encodeRun(items.slice(0, 2)) }] as never;
    const none = [{ first: 0, bytes: Uint8Array.of(0xff) }] as never;
    for (const given of [few, none]) {
      loadRoot(line, journal, 4);
      onRootRuns(line, { journal: journal.key, size: 4, hashes: [] }, { q: 'runs', runs: given });
      expect(journal.heads.size).toBe(0);
      expect(line.rootsAsked.size).toBe(0);
    }
  });
});
