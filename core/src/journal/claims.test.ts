import { describe, expect, it } from 'vitest';
import { bytesOf, testCrypto } from '../../test/crypto.ts';
import { limits } from '../base/limits.ts';
import type { Item } from '../codec/entry.ts';
import { journalKey, type Mark } from '../codec/names.ts';
import { advance, decodeHead, emptyHead, type Head, headRecords, marksTaken } from './head.ts';
import type { StoreRecord } from './records.ts';

const line = bytesOf('line', 32);
const author = { party: 1, number: 0, tag: bytesOf('author', 8) };

const mark = (party: number, number: number, size = 1): Mark => {
  const tag = bytesOf(`tag ${party}.${number}`, 8);
  return { party, number, tag, size, root: bytesOf(`root ${party}.${number} ${size}`, 32) };
};

const entry = (held: readonly Mark[], kind = 6): Item => ({
  kind,
  precedence: 1,
  class: 2,
  time: 0,
  clock: 0,
  salt: bytesOf('salt', 16),
  body: Uint8Array.of(0xa0),
  held,
  references: [],
});

function after(entries: readonly (readonly Mark[])[], head: Head = emptyHead(testCrypto)): Head {
  return advance(
    line,
    author,
    head,
    entries.map((held) => entry(held)),
  ).head;
}

/** Names 0 to `count` of a party, 64 an entry. */
function names(party: number, count: number): Mark[][] {
  const lists: Mark[][] = [];
  for (let at = 0; at < count; at += limits.heldMarksMax) {
    const length = Math.min(limits.heldMarksMax, count - at);
    lists.push(Array.from({ length }, (_, i) => mark(party, at + i)));
  }
  return lists;
}

/** What a store gives back at a start, of all that was written. */
function stored(records: readonly StoreRecord[]): Head | undefined {
  const row = records.find((record) => record.t === 'head');
  const fact = records.find((record) => record.t === 'fact');
  if (row?.t !== 'head') throw new Error('no row');
  const named = fact?.t === 'fact' ? (fact.value ?? undefined) : undefined;
  return decodeHead(testCrypto, row.state, named);
}

describe('the journals that one journal names', () => {
  it('are kept up to 64 of each party, however many it names', () => {
    const head = after([...names(0, 10_000), ...names(2, 3)]);
    const kept = [...head.held.values()];
    expect(kept.filter(({ party }) => party === 0).map(({ number }) => number)).toEqual(
      Array.from({ length: limits.incarnationsMax }, (_, i) => i),
    );
    expect(kept.filter(({ party }) => party === 2)).toHaveLength(3);
  });

  it('beyond take nothing from the others of their list', () => {
    const full = after(names(0, limits.incarnationsMax));
    const list = [mark(0, 7, 9), mark(0, 99), mark(2, 0)];
    const head = after([list], full);
    expect(head.held.get(journalKey(mark(0, 7)))?.size).toBe(9);
    expect(head.held.has(journalKey(mark(2, 0)))).toBe(true);
    expect(marksTaken(author.party, head, list)).toEqual([list[0], list[2]]);
  });

  it('that were named count however full it is, also when they fall', () => {
    const full = after(names(0, limits.incarnationsMax));
    const { head, heldFalls } = advance(line, author, after([[mark(0, 5, 8)]], full), [
      entry([mark(0, 5, 4)]),
    ]);
    expect(head.held.get(journalKey(mark(0, 5)))?.size).toBe(4);
    expect(heldFalls).toBe(0);
  });

  it('are the same however its entries were divided into bundles', () => {
    const lists = names(0, 300);
    let one = emptyHead(testCrypto);
    for (const held of lists) one = after([held], one);
    expect(one.held).toEqual(after(lists).held);
  });
});

describe('what an author claims', () => {
  it('before it names a journal is what earlier entries say', () => {
    const head = after([[mark(0, 0, 3)], [mark(0, 0, 5), mark(0, 1)], [mark(0, 1, 2)]]);
    const named = head.held.get(journalKey(mark(0, 1)));
    expect(named).toMatchObject({ since: 1, size: 2, first: { size: 1 }, before: [{ size: 3 }] });
  });

  it('up to a special entry does not change by what comes later', () => {
    const items = [entry([mark(0, 0, 3)], 13), entry([mark(0, 0, 5)], 13), entry([mark(0, 0, 7)])];
    const { special } = advance(line, author, emptyHead(testCrypto), items);
    const sizes = special.map(({ held }) => held.get(journalKey(mark(0, 0)))?.size);
    expect(sizes).toEqual([3, 5]);
  });

  it('comes back from the store as it was', () => {
    const before = emptyHead(testCrypto);
    const head = after([[mark(0, 0, 3)], [mark(0, 1)], [mark(0, 1, 4), mark(2, 0)]], before);
    const records = headRecords('1.0.x', head, before);
    expect(stored(records)?.held).toEqual(head.held);
    const later = after([[mark(0, 1, 5)]], head);
    const row = headRecords('1.0.x', later, head);
    expect(row.map(({ t }) => t)).toEqual(['head']);
    expect(stored([...row, ...records.slice(1)])?.held).toEqual(later.held);
    expect(stored(row)).toBeUndefined();
  });
});
