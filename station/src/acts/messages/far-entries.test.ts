import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { type Item, leafOf } from '@parley/core/codec/entry.ts';
import { originOf } from '@parley/core/codec/names.ts';
import { checkpointText } from '@parley/core/codec/note.ts';
import { decodePayload, encodeBundle, encodePayload } from '@parley/core/codec/payload.ts';
import { encodeRun } from '@parley/core/codec/run.ts';
import { ownJournal } from '@parley/core/replication/line.ts';
import { haveMarks } from '@parley/core/replication/repair.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { signersOf } from '../../loop/signers.ts';
import { type Stations, type TestStation, testStations } from '../../testing/two-stations.ts';

let stations: Stations;
let washington: TestStation;
let moscow: TestStation;
beforeEach(async () => {
  stations = await testStations();
  [washington, moscow] = stations.all as [TestStation, TestStation];
});
afterEach(async () => await stations.end());

const end = Number.MAX_SAFE_INTEGER;
const words = { class: 'REAL', precedence: 'FLASH', texts: [{ lang: 'en', text: 'Hold.' }] };
const body = encodeBody({ ...emptyBody, texts: [{ lang: 'en', standing: 0, text: 'Far.' }] });
const item: Item = {
  ...{ kind: 1, precedence: 4, class: 2, time: 1, clock: 2 },
  ...{ salt: new Uint8Array(16), body, held: [], references: [] },
};

/** A bundle that moscow truly signs, so far ahead that its predecessors never come. */
function farBundle(first: number, count: number, what = item): Uint8Array {
  const { host, store, charter, me } = moscow.line;
  const { name, key } = ownJournal(host.line);
  const size = first + count;
  const { crypto, id } = host.line;
  const leaf = leafOf(crypto, { line: id, journal: name, seq: size - 1 }, what);
  const root = new Uint8Array(32).fill(9);
  const origin = originOf(id, charter.parties[me]?.name ?? '', name);
  const signature = signersOf(store, key).note(checkpointText({ origin, size, root, leaf }));
  const run = encodeRun(Array.from({ length: count }, () => what));
  return encodeBundle(name, first, run, { signature, root });
}

function give(payload: Uint8Array): void {
  const { loop } = washington.line.host;
  loop.input({ kind: 'frame', circuit: 'test', from: 1, payload });
  loop.flush();
}

function peeked(): number[] {
  return [...washington.line.host.line.journals.values()].flatMap((one) => [...one.peeked.keys()]);
}

/** What washington says it holds, as any peer reads it. */
function haveIsRead(): boolean {
  const marks = haveMarks(washington.line.host.line);
  return decodePayload(encodePayload({ type: 'have', seen: null, marks })).ok;
}

describe('a peer that signs large entries far ahead', () => {
  it('has at most a mebibyte of them kept, and a list reads each of them once', async () => {
    const text = 'x'.repeat(200_000);
    const large = encodeBody({ ...emptyBody, texts: [{ lang: 'en', standing: 0, text }] });
    for (let i = 0; i < 8; i++) give(farBundle(1000 + 2 * i, 1, { ...item, body: large }));
    expect(peeked()).toEqual([1000, 1002, 1004, 1006, 1008]);
    const { store } = washington.line;
    const starts = vi.spyOn(store, 'start');
    const reads = vi.spyOn(store, 'peeked');
    await washington.ask('draft', words);
    expect(reads).not.toHaveBeenCalled();
    await washington.ask('inbox');
    expect(reads.mock.calls.length).toBeLessThanOrEqual(2 * 5);
    expect(starts).not.toHaveBeenCalled();
    await washington.restart();
    give(farBundle(2000, 1, { ...item, body: large }));
    expect(peeked()).toHaveLength(5);
  });
});

describe('a peer that signs entries at the end of all numbers', () => {
  it.each([
    [end - 1, 1],
    [end, 1],
    [end, 3],
  ])(
    'takes nothing from a drafter, nor from have vectors: seq %d, %d entries',
    async (first, n) => {
      give(farBundle(first, n));
      expect(peeked()).toEqual([]);
      expect(haveIsRead()).toBe(true);
      await expect(washington.ask('draft', words)).resolves.toMatchObject({});
      await washington.restart();
      await expect(washington.ask('draft', words)).resolves.toMatchObject({});
    },
  );

  it('is peeked at where numbers still count, and drafts name the leaf', async () => {
    give(farBundle(2 ** 48 - 1, 1));
    expect(peeked()).toEqual([2 ** 48 - 1]);
    expect(haveIsRead()).toBe(true);
    await expect(washington.ask('draft', words)).resolves.toMatchObject({});
  });

  it('is rid of at a start where an earlier version kept what it sent', async () => {
    const { store, host } = washington.line;
    const { key } = [...host.line.journals.values()].find(({ name }) => name.party === 1) ?? {};
    for (const seq of [end, end + 1]) {
      store.write([{ t: 'peeked', journal: key as string, seq, bytes: encodeRun([item]) }]);
    }
    await washington.restart();
    expect(peeked()).toEqual([]);
    expect(haveIsRead()).toBe(true);
    await washington.say('draft', { ...words, class: 'TEST' });
    await washington.restart();
    expect(washington.line.store.start().peeked).toEqual([]);
  });
});
