import { randomBytes } from 'node:crypto';
import type { StoreRecord } from '@parley/core/journal/records.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LineStore } from './line-store.ts';
import { StationStore } from './station-store.ts';
import { dropScratch, keyFile, line, own, peer, scratchPaths, turn } from './testing/scratch.ts';

let station: StationStore;
let store: LineStore;

beforeEach(() => {
  station = StationStore.create(scratchPaths(), keyFile);
  store = station.createLine(line);
});

afterEach(() => {
  station.close();
  dropScratch();
});

function reopened(): LineStore {
  store.close();
  store = station.line(line);
  return store;
}

function runs(first: number, last: number, bytes: number, journal = own) {
  const answer = store.answer({ q: 'runs', journal, first, last, bytes });
  return answer.q === 'runs' ? answer.runs : [];
}

function run(journal: string, first: number, count: number): StoreRecord {
  return { t: 'run', journal, first, count, bytes: new Uint8Array(100).fill(first) };
}

describe('LineStore', () => {
  it('starts with heads, newest cosignatures, facts and peeked entries', () => {
    const signature = new Uint8Array(64);
    const cosignature = { t: 'cosignature', journal: own, cosigner: peer, signature } as const;
    store.write([...turn(0), { t: 'fact', key: 'a', value: Uint8Array.of(1) }]);
    store.write([...turn(1), { t: 'fact', key: 'b', value: Uint8Array.of(2) }]);
    store.write([{ ...cosignature, size: 1, time: 5 }]);
    store.write([{ ...cosignature, size: 2, time: 6 }]);
    store.write([{ t: 'peeked', journal: peer, seq: 9, bytes: Uint8Array.of(9) }]);
    store.write([{ t: 'peeked', journal: peer, seq: 8, bytes: Uint8Array.of(8) }]);
    store.write([
      { t: 'unpeek', journal: peer, seq: 9 },
      { t: 'fact', key: 'a', value: null },
    ]);
    const start = store.start();
    expect(start.heads).toEqual([{ journal: own, size: 2, state: new Uint8Array(200).fill(2) }]);
    expect(start.facts).toEqual(new Map([['b', Uint8Array.of(2)]]));
    expect(start.peeked).toEqual([{ journal: peer, seq: 8, bytes: Uint8Array.of(8) }]);
    expect(start.cosignatures).toEqual([
      { journal: own, cosigner: peer, size: 2, time: 6, signature },
    ]);
    expect(reopened().start()).toEqual(start);
  });

  it('answers with the runs that cover a place, until the bytes are reached, at least one', () => {
    store.write([run(own, 0, 4), run(peer, 0, 2), run(own, 4, 3), run(own, 7, 1)]);
    expect(runs(2, 7, 1e9).map(({ first, count }) => [first, count])).toEqual([
      [0, 4],
      [4, 3],
      [7, 1],
    ]);
    expect(runs(4, 6, 1e9).map(({ first }) => first)).toEqual([4]);
    expect(runs(1, 7, 1).map(({ first }) => first)).toEqual([0]);
    expect(runs(0, 7, 101).map(({ first }) => first)).toEqual([0, 4]);
    expect(runs(8, 9, 1e9)).toEqual([]);
    expect(runs(0, 9, 1e9, peer)).toEqual([
      { first: 0, count: 2, bytes: new Uint8Array(100).fill(0) },
    ]);
    expect(runs(0, 9, 1e9, 'nobody')).toEqual([]);
  });

  it('answers with nodes in the order asked, null where there is none', () => {
    const hash = new Uint8Array(32).fill(3);
    store.write([{ t: 'nodes', journal: own, nodes: [{ level: 8, index: 1, hash }] }]);
    const places = [
      { level: 8, index: 0 },
      { level: 8, index: 1 },
    ];
    expect(store.answer({ q: 'nodes', journal: own, places })).toEqual({
      q: 'nodes',
      hashes: [null, hash],
    });
  });

  it('keeps the first note and the first cosignature of a size', () => {
    const note = { t: 'note', journal: own, size: 3, leaf: null } as const;
    const one = new Uint8Array(32).fill(1);
    store.write([{ ...note, root: one, signature: one }]);
    store.write([{ ...note, root: new Uint8Array(32), signature: new Uint8Array(64) }]);
    expect(store.answer({ q: 'note', journal: own, size: 2 })).toEqual({
      q: 'note',
      note: { size: 3, root: one, leaf: null, signature: one },
    });
    expect(store.answer({ q: 'note', journal: own, size: 4 })).toEqual({ q: 'note', note: null });
    for (const t of ['cosignature', 'pq'] as const) {
      const cosignature = { t, journal: own, cosigner: peer, signature: one } as const;
      store.write([{ ...cosignature, size: 5, time: 50 }]);
      store.write([{ ...cosignature, size: 5, time: 51 }]);
      store.write([{ ...cosignature, size: 9, time: 90 }]);
      store.write([{ ...cosignature, cosigner: own, size: 7, time: 70 }]);
    }
    const covering = [
      { cosigner: own, size: 7, time: 70, signature: one },
      { cosigner: peer, size: 5, time: 50, signature: one },
    ];
    expect(store.evidence.cosignatures(own, 4)).toEqual(covering);
    expect(store.evidence.pqCosignatures(own, 4)).toEqual(covering);
    expect(store.evidence.cosignatures(own, 8).map(({ size }) => size)).toEqual([9]);
    expect(store.evidence.cosignatures(own, 10)).toEqual([]);
  });

  it('writes all records of a turn or none', () => {
    store.write(turn(0));
    const failing = () => {
      throw new Error('no');
    };
    expect(() => store.write(turn(0, randomBytes(9), peer), { also: failing })).toThrow('no');
    expect(store.evidence.journals()).toEqual([own]);
    expect(runs(0, 9, 1e9, peer)).toEqual([]);
    store.write(turn(0, randomBytes(9), peer));
    expect(store.evidence.journals()).toEqual([own, peer]);
  });

  it('never overwrites a run', () => {
    store.write(turn(0));
    expect(() => store.write(turn(0))).toThrow(/UNIQUE/);
  });

  it('walks a long journal with bounded memory while it is written to', () => {
    const bytes = randomBytes(64 * 1024);
    for (let i = 0; i < 200; i++)
      store.write([{ t: 'run', journal: own, first: i, count: 1, bytes }]);
    let next = 5;
    for (const stored of store.evidence.runs(own, 5, 190)) {
      expect(stored.first).toBe(next++);
      if (next % 50 === 0) store.write([{ t: 'fact', key: 'k', value: Uint8Array.of(next) }]);
    }
    expect(next).toBe(190);
    expect([...store.evidence.runs(own)].length).toBe(200);
  });

  it('keeps attachments by chunk, in any order, and reads across chunks', () => {
    const sha256 = new Uint8Array(32).fill(1);
    const bytes = new Uint8Array(randomBytes(150));
    const { attachments } = store;
    store.transaction(() => {
      attachments.announce(sha256, 150);
      attachments.put(sha256, 100, bytes.subarray(100));
    });
    expect(attachments.state(sha256)).toEqual({ size: 150, held: 0, complete: false });
    expect(attachments.get(sha256, 90, 20)).toBeUndefined();
    store.transaction(() => attachments.put(sha256, 0, bytes.subarray(0, 100)));
    expect(attachments.state(sha256)?.held).toBe(150);
    expect(attachments.whole()).toEqual([]);
    store.transaction(() => attachments.complete(sha256));
    expect(attachments.whole()).toEqual([sha256]);
    expect(attachments.get(sha256, 90, 20)).toEqual(bytes.slice(90, 110));
    expect(attachments.get(sha256, 0, 1000)).toEqual(bytes);
    store.transaction(() => attachments.drop(sha256));
    expect(attachments.state(sha256)).toBeUndefined();
  });

  it('keeps drafts, opens, sent marks and keys over a start', () => {
    const id = new Uint8Array(16).fill(4);
    const open = { id: new Uint8Array(8), peer: 1, time: 7, bytes: Uint8Array.of(1, 2) };
    const mark = { journal: own, first: 10, count: 5, peer: 1, circuit: 'ws', time: 99 };
    const keys = {
      note: new Uint8Array(32).fill(1),
      cosign: new Uint8Array(32).fill(2),
      mldsa: new Uint8Array(32).fill(3),
      tls: new Uint8Array(32).fill(4),
      certificate: new Uint8Array(900).fill(5),
    };
    store.transaction(() => {
      store.drafts.put({ id, changed: 3, bytes: Uint8Array.of(5) });
      store.opens.put(open);
      store.sent.put(mark);
      store.sent.put({ ...mark, time: 100 });
      store.sent.put({ ...mark, circuit: 'courier', time: 98 });
      store.keyring.put(own, keys);
      store.keyring.putPsk(new Uint8Array(32).fill(6));
    });
    reopened();
    expect(store.drafts.list()).toEqual([{ id, changed: 3, bytes: Uint8Array.of(5) }]);
    expect(store.opens.list()).toEqual([open]);
    expect(store.sent.of(own, 14)).toEqual([{ ...mark, circuit: 'courier', time: 98 }, mark]);
    expect(store.sent.of(own, 15)).toEqual([]);
    expect(store.keyring.get(own)).toEqual(keys);
    expect(store.keyring.incarnations()).toEqual([own]);
    expect(store.keyring.psk()).toEqual(new Uint8Array(32).fill(6));
    store.keyring.destroy(own);
    store.transaction(() => {
      store.drafts.remove(id);
      store.opens.remove(open.id);
    });
    expect(store.keyring.get(own)).toBeUndefined();
    expect(store.drafts.get(id)).toBeUndefined();
    expect(store.opens.list()).toEqual([]);
  });
});
