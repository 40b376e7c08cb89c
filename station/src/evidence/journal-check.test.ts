import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { isOpaque } from '@parley/core/codec/entry.ts';
import { decodeRun, encodeRun } from '@parley/core/codec/run.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreFault } from '../store/refusals.ts';
import { type Stations, type TestStation, testStations, until } from '../testing/two-stations.ts';

let stations: Stations;
let station: TestStation;

beforeEach(async () => {
  stations = await testStations();
  station = stations.all[0] as TestStation;
});
afterEach(async () => await stations.end());

function bodyOf(text: string): Uint8Array {
  return encodeBody({ ...emptyBody, texts: [{ lang: 'en', standing: 0, text }] });
}

async function say(count: number): Promise<void> {
  const draft = { kind: 1, precedence: 1, class: 2, references: [], shown: null } as const;
  const said = Array.from({ length: count }, (_, i) =>
    station.line.host.write({ ...draft, body: bodyOf(`said ${i}`) }),
  );
  await Promise.all(said);
}

/** Somebody with the key of the store puts another text where that entry was. */
function rewrite(seq: number): void {
  const { store, host } = station.line;
  const [run] = [...store.evidence.runs(host.line.own, seq, seq + 1)];
  const items = run ? decodeRun(run.bytes) : undefined;
  if (!run || !items?.ok) throw new Error('a run was written');
  const others = items.value.map((item, i) => {
    if (isOpaque(item) || run.first + i !== seq) return item;
    return { ...item, body: bodyOf('never said') };
  });
  const sql =
    'UPDATE run SET bytes = ? WHERE place = ? + ' +
    '(SELECT id FROM journal WHERE name = ?) * 1099511627776';
  const { db } = store.database;
  const { changes } = db.prepare(sql).run(encodeRun(others), run.first, host.line.own);
  if (changes !== 1) throw new Error('the run stands elsewhere');
}

type Doctor = { healthy: boolean; findings: { code: string; detail: string }[] };

/** One whole round in the background, without pauses. */
async function checked(): Promise<unknown[]> {
  const told: unknown[] = [];
  const { check } = station.line;
  check.start((broken) => told.push(broken), { firstMs: 0, stepMs: 0, againMs: 86_400_000 });
  await until(() => check.rounds > 0);
  return told;
}

describe('a record that is as it was signed', () => {
  it('is found so, in the background, by doctor and at a start', async () => {
    await say(300);
    await station.restart();
    expect(await checked()).toEqual([]);
    expect(await station.ask<Doctor>('doctor')).toMatchObject({ healthy: true });
    expect(await station.ask('status')).toMatchObject({ fault: null });
  });
});

describe('an entry that was changed in the store', () => {
  it('is found in the background and by doctor, though it opens', async () => {
    await say(3);
    await say(3);
    rewrite(1);
    await station.restart();
    const journal = station.line.host.line.own;
    expect(await checked()).toEqual([{ journal, seq: 6, what: 'other-root' }]);
    expect(await station.ask('status')).toMatchObject({ fault: 'corrupt' });
    const { healthy, findings } = await station.ask<Doctor>('doctor');
    expect(healthy).toBe(false);
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'record-broken', detail: 'washington/6: other-root' }),
    );
  });

  it('keeps a start from speaking, where it is the last one', async () => {
    await say(3);
    rewrite(2);
    await expect(station.restart()).rejects.toMatchObject({ kind: 'corrupt' });
  });
});

describe('a node of the tree that was changed in the store', () => {
  it('is found before a proof is made of it', async () => {
    await say(300);
    station.line.store.database.db.exec('UPDATE node SET hash = zeroblob(32)');
    const { findings } = await station.ask<Doctor>('doctor');
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'record-broken', detail: expect.stringContaining('nodes') }),
    );
  });
});

describe('a page of old entries that cannot be read', () => {
  it('is told in the background before somebody asks for it', async () => {
    await say(3);
    const { evidence } = station.line.store;
    evidence.runs = () => {
      throw new StoreFault('corrupt', 'a page');
    };
    const journal = station.line.host.line.own;
    expect(await checked()).toEqual([{ journal, seq: 0, what: 'unreadable' }]);
    expect(await station.ask('status')).toMatchObject({ fault: 'corrupt' });
  });
});
