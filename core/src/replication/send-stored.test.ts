import { beforeEach, describe, expect, it } from 'vitest';
import {
  type Author,
  answered,
  bundlesOf,
  connect,
  holding,
  itemOf,
  queriesOf,
  sixSaid,
  taken,
} from '../../test/standing.ts';
import { limits } from '../base/limits.ts';
import type { AnyItem } from '../codec/entry.ts';
import { encodeRun } from '../codec/run.ts';
import type { Journal, Line, Peer } from './line.ts';
import { noteAt, noteOfSize, onBundleNote, onJoined, onRuns, pump, sendingOf } from './send.ts';

let line: Line;
let peer: Peer;
let journal: Journal;
let own: Author;
let theirs: Author;

beforeEach(() => {
  ({ line, peer, journal, own, theirs } = sixSaid());
});

describe('what a peer lacks of any journal', () => {
  const gets = (of: Author, notes: number[] = [of.items.length]) => {
    pump(line, peer, line.journals.get(of.key) as Journal);
    return bundlesOf(answered(line, of, notes));
  };

  it('is read and sent under the head of its end', () => {
    expect(gets(own)).toEqual([[0, 6, false]]);
    expect(sendingOf(peer, own.key).sent).toBe(6);
    expect([...line.resume]).toEqual([2]);
    expect(peer.loading.size).toBe(0);
    expect(gets(theirs)).toEqual([[0, 3, false]]);
  });

  it('and of which it holds less than goes before is sent with its root', () => {
    peer.sending.set(own.key, { sent: 3, window: [] });
    expect(gets(own)).toEqual([[3, 3, true]]);
  });

  it('is sent under the newest head, which is in memory before its note is stored', () => {
    expect(gets(own, [])).toEqual([[0, 6, false]]);
  });

  it('waits where the circuit closes while its head is read', () => {
    peer.circuits.clear();
    const task = { task: 'bundle-note', peer: 2, journal: own.key, first: 0 } as const;
    const note = own.note(6);
    onBundleNote(line, { ...task, items: own.items, size: 6, part: false }, { q: 'note', note });
    expect(bundlesOf(taken(line))).toEqual([]);
    expect([sendingOf(peer, own.key).sent, line.resume.size, peer.bytesAhead]).toEqual([0, 0, 0]);
  });

  it('grows to the next head where the one of its end was lost', () => {
    const large = Array.from({ length: 4 }, (_, i) =>
      itemOf(`${i}`, { body: new Uint8Array(limits.bundleBytesTarget / 2) }),
    );
    own = own.fork(0).say(...large);
    // The store gives one run; only a part of it fits a bundle by a later head.
    journal = holding(line, own);
    const task = { task: 'bundle-note', peer: 2, journal: own.key, first: 0 } as const;
    const asked = { ...task, items: own.items.slice(0, 2), size: 2, part: false };
    onBundleNote(line, asked, { q: 'note', note: own.note(3) });
    expect(bundlesOf(answered(line, own, [3]))).toEqual([[0, 3, true]]);
    expect(sendingOf(peer, own.key).sent).toBe(3);
    expect([...line.resume]).toEqual([2]);
  });

  it('shrinks to the head before where none comes after it', () => {
    journal.durable = { ...journal.durable, size: 9 };
    const from = { peer: 2, journal: own.key, first: 3, part: false };
    const task = { ...from, items: own.items.slice(3), size: 6 };
    sendingOf(peer, own.key).sent = 3;
    onBundleNote(line, task, { q: 'note', note: null });
    expect(peer.loading.has(own.key)).toBe(true);
    const [five] = taken(line);
    expect(five).toMatchObject({ kind: 'load', query: { q: 'note', journal: own.key, size: 5 } });
    const next = line.tasks.get((five as { id: number }).id);
    expect(next).toMatchObject({ task: 'bundle-note', peer: 2, first: 3, size: 5 });
    expect(next?.task === 'bundle-note' && next.items).toEqual(own.items.slice(3, 5));
    onBundleNote(
      line,
      { ...task, items: own.items.slice(3, 4), size: 4 },
      { q: 'note', note: null },
    );
    expect(taken(line)).toEqual([]);
    expect(peer.loading.size).toBe(0);
  });

  it('does not grow beyond a bundle', () => {
    const from = { peer: 2, journal: own.key, first: 1, part: false };
    const task = { ...from, items: own.items.slice(1, 2), size: 2 };
    const grows = (size: number) => {
      onBundleNote(line, task, { q: 'note', note: { ...own.note(6), size } });
      return queriesOf(taken(line)).length;
    };
    sendingOf(peer, own.key).sent = 1;
    const { bundleEntriesMax: most } = limits;
    expect([grows(1 + most), grows(2 + most)]).toEqual([1, 0]);
  });
});

describe('runs that came from the store', () => {
  const runs = [{ first: 0, count: 6, bytes: new Uint8Array(0) }];
  const comes = (from: number, items: readonly AnyItem[] = own.items) => {
    peer.loading.add(own.key);
    const bytes = encodeRun(items);
    const loaded = { q: 'runs', runs: [{ ...runs[0], count: items.length, bytes }] } as never;
    onRuns(line, { peer: 2, journal: own.key, from }, loaded);
    return queriesOf(taken(line));
  };

  it('ask for the head of the end of each bundle that they make', () => {
    expect(comes(0)).toEqual([{ q: 'note', journal: own.key, size: 6 }]);
    expect(peer.loading.has(own.key)).toBe(true);
  });

  it('are made as small as a slow circuit asks for', () => {
    connect(line, 2, { rate: 1 });
    const bytes = Array.from({ length: 3 }, (_, i) => encodeRun([own.items[i] as AnyItem]));
    const loaded = {
      q: 'runs',
      runs: bytes.map((one, first) => ({ first, count: 1, bytes: one })),
    };
    const large = Array.from({ length: 3 }, (_, i) =>
      itemOf(`${i}`, { body: new Uint8Array(200) }),
    );
    loaded.runs = large.map((one, first) => ({ first, count: 1, bytes: encodeRun([one]) }));
    onRuns(line, { peer: 2, journal: own.key, from: 0 }, loaded as never);
    expect(queriesOf(taken(line)).map((one) => one.q === 'note' && one.size)).toEqual([1, 2, 3]);
  });

  it('are nothing when more was sent meanwhile, or the last circuit is gone', () => {
    sendingOf(peer, own.key).sent = 2;
    expect(comes(0)).toEqual([]);
    expect(peer.loading.size).toBe(0);
    sendingOf(peer, own.key).sent = 0;
    peer.circuits.clear();
    expect(comes(0)).toEqual([]);
    onRuns(line, { peer: 9, journal: own.key, from: 0 }, { q: 'runs', runs: [] });
    onRuns(line, { peer: 2, journal: own.key, from: 0 }, { q: 'note', note: null });
    expect(taken(line)).toEqual([]);
  });
});

describe('the head of a bundle that came from the store', () => {
  const task = () => {
    const { key: journal, items } = own;
    return { peer: 2, journal, first: 0, items, size: 6, part: false };
  };
  const comes = () => {
    peer.loading.add(own.key);
    onBundleNote(line, task(), { q: 'note', note: own.note(6) });
    return bundlesOf(taken(line));
  };

  it('sends it, in its order', () => {
    sendingOf(peer, own.key).sent = 1;
    expect([comes(), peer.loading.size]).toEqual([[], 0]);
    sendingOf(peer, own.key).sent = 0;
    expect(comes()).toEqual([[0, 6, false]]);
  });

  it('waits for the next try when too much is under way, or no circuit is open', () => {
    peer.bytesAhead = 2 * limits.windowBytesMax;
    expect(comes()).toEqual([]);
    peer.bytesAhead = 2 * limits.windowBytesMax - 1;
    expect(comes()).toHaveLength(1);
    peer.sending.clear();
    peer.circuits.clear();
    expect([comes(), sendingOf(peer, own.key).sent]).toEqual([[], 0]);
  });

  it('has nobody to go to when its peer is gone, and is nothing when it is no note', () => {
    onBundleNote(line, { ...task(), peer: 9 }, { q: 'note', note: own.note(6) });
    onBundleNote(line, task(), { q: 'runs', runs: [] });
    expect(taken(line)).toEqual([]);
  });
});

describe('a bundle that grew to the next head', () => {
  const comes = (
    items: readonly AnyItem[],
    first = 0,
    more: { peer?: number; at?: number } = {},
  ) => {
    const note = own.note(first + 3);
    const bytes = encodeRun(items);
    const runs = [{ first: more.at ?? first, count: items.length, bytes }];
    onJoined(line, { peer: more.peer ?? 2, journal: own.key, first, note }, { q: 'runs', runs });
    return bundlesOf(taken(line));
  };

  it('is sent with its root, of just the entries that the head covers', () => {
    expect(comes(own.items, 0)).toEqual([[0, 3, true]]);
    expect([sendingOf(peer, own.key).sent, [...line.resume]]).toEqual([3, [2]]);
    expect(comes(own.items, 3, { at: 0 })).toEqual([[3, 3, true]]);
  });

  it('is not sent with an entry too few, out of its order, or of two clocks', () => {
    expect(comes(own.items.slice(0, 2))).toEqual([]);
    sendingOf(peer, own.key).sent = 1;
    expect(comes(own.items)).toEqual([]);
    sendingOf(peer, own.key).sent = 0;
    const clocks = [itemOf('a'), itemOf('b'), itemOf('c', { clock: 1 })];
    const runs = clocks.map((one, first) => ({ first, count: 1, bytes: encodeRun([one]) }));
    const asked = { peer: 2, journal: own.key, first: 0, note: own.note(3) };
    onJoined(line, asked, { q: 'runs', runs });
    onJoined(line, asked, { q: 'runs', runs: [{ first: 0, count: 3, bytes: Uint8Array.of(255) }] });
    onJoined(line, asked, { q: 'note', note: null });
    expect(bundlesOf(taken(line))).toEqual([]);
    expect(comes(own.items, 0, { peer: 9 })).toEqual([]);
    peer.circuits.clear();
    expect(comes(own.items)).toEqual([]);
    expect(sendingOf(peer, own.key).sent).toBe(0);
  });
});

describe('a signed head', () => {
  it('of just that size is the stored one, or the newest in memory', () => {
    const at = (size: number, note: ReturnType<Author['note']> | null) =>
      noteAt(journal, size, { q: 'note', note })?.root;
    expect(at(4, own.note(4))).toEqual(own.head(4).root);
    expect(at(4, own.note(5))).toBeUndefined();
    expect(at(6, null)).toEqual(own.head(6).root);
    expect(at(5, null)).toBeUndefined();
    expect(noteAt(journal, 6, { q: 'runs', runs: [] })?.root).toEqual(own.head(6).root);
    journal.durable = { ...journal.durable, signature: null };
    expect(at(6, null)).toBeUndefined();
  });

  it('that covers a size is the stored one, or the newest in memory', () => {
    const over = (size: number, note: ReturnType<Author['note']> | null) =>
      noteOfSize(journal, size, { q: 'note', note })?.size;
    expect([over(3, own.note(4)), over(3, null), over(6, null)]).toEqual([4, 6, 6]);
    expect(over(7, null)).toBeUndefined();
    expect(noteOfSize(journal, 3, { q: 'runs', runs: [] })?.size).toBe(6);
    journal.durable = { ...journal.durable, signature: null };
    expect(over(3, null)).toBeUndefined();
  });
});
