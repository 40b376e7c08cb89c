import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import type { Journal, Line } from '@parley/core/replication/line.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { LyingStation } from '../testing/lying-station.ts';
import { type Stations, type TestStation, testStations, until } from '../testing/two-stations.ts';
import { closersOf } from './closers.ts';
import { repeatOf, standingOf } from './standing.ts';
import { onRecord } from './states.ts';

let stations: Stations | undefined;
afterEach(async () => {
  await stations?.end();
  stations = undefined;
});

const tag = (party: number) => new Uint8Array(8).fill(party);
const name = (party: number) => ({ party, number: 0, tag: tag(party) });

/** What a standing asks of a line of three founding journals. */
function lineOf(journals: readonly Partial<Journal>[]): Line {
  return {
    me: 0,
    charter: { parties: [0, 1, 2] },
    journals: new Map(journals.map((journal) => [journal.key, journal])),
    peers: new Map(),
  } as unknown as Line;
}

function journalOf(party: number, more: object): Journal {
  const durable = { size: 9, held: new Map() };
  const base = { name: name(party), key: `${party}`, contested: false, ours: null };
  const none = { cosigned: new Map(), staged: durable, durable };
  return { ...base, ...none, ...more } as unknown as Journal;
}

describe('an entry of a journal that forked', () => {
  it('stands up to the last head cosigned here, and is contested from the next one on', () => {
    const forked = journalOf(1, { contested: true, ours: { size: 4 } });
    const line = lineOf([journalOf(0, {}), forked, journalOf(2, {})]);
    expect([3, 4, 5].map((seq) => standingOf(line, forked, seq))).toEqual([
      'held',
      'contested',
      'contested',
    ]);
  });
});

describe('an entry ahead of its predecessors', () => {
  it('is peeked from the first one that is not on disk', () => {
    const journal = journalOf(1, {});
    const line = lineOf([journalOf(0, {}), journal, journalOf(2, {})]);
    expect([8, 9].map((seq) => standingOf(line, journal, seq))).toEqual(['held', 'peeked']);
  });
});

describe('on record at a party', () => {
  const [north, south, west] = [journalOf(0, {}), journalOf(1, {}), journalOf(2, {})];
  const line = lineOf([north, south, west]);
  const signed = (by: Journal, time: number) => {
    return { cosigner: by.key, size: 5, time, signature: new Uint8Array(64).fill(time) };
  };
  const storeWith = (...all: ReturnType<typeof signed>[]) =>
    ({ evidence: { cosignatures: () => all } }) as never;

  it('is by its own cosignature, and by no other party’s', () => {
    const store = storeWith(signed(south, 7));
    expect(onRecord({ line, store }, north, 4, 1)).toMatchObject({ proof: { cosigner: '1' } });
    expect(onRecord({ line, store }, north, 4, 2)).toBeUndefined();
  });

  it('is since the first of its cosignatures', () => {
    const store = storeWith(signed(west, 9), signed(south, 3), signed(west, 8));
    expect(onRecord({ line, store }, north, 4, 2)).toMatchObject({ time: 8000 });
  });
});

/** Washington writes what it likes, moscow holds it. */
async function told(): Promise<{ liar: LyingStation; moscow: TestStation }> {
  stations = await testStations();
  const [washington, moscow] = stations.all as [TestStation, TestStation];
  return { liar: new LyingStation(washington), moscow };
}

async function held(moscow: TestStation, size: number): Promise<Journal> {
  const theirs = () =>
    [...moscow.line.host.line.journals.values()].find((one) => one.name.party === 0);
  await until(() => theirs()?.durable.size === size);
  await moscow.line.desk.projection.catchUp();
  return theirs() as Journal;
}

describe('of several entries with one draft id', () => {
  it('the first is the message, and each later one its repeat', async () => {
    const { liar, moscow } = await told();
    const draft = new Uint8Array(16).fill(7);
    const texts = [{ lang: 'en', standing: 0 as const, text: 'once' }];
    const body = encodeBody({ ...emptyBody, draft, texts });
    for (let i = 0; i < 3; i++) liar.tell(moscow, { body });
    const { key: journal } = await held(moscow, 3);
    const { store, host } = moscow.line;
    const repeats = [0, 1, 2].map((seq) =>
      repeatOf(store, host.line, { journal, seq, party: 0, draft }),
    );
    expect(repeats).toEqual([null, { journal, seq: 0 }, { journal, seq: 0 }]);
  });
});

describe('an acknowledgement', () => {
  it('that a rule condemns closes nothing: no officer stands behind it', async () => {
    const { liar, moscow } = await told();
    const texts = [{ lang: 'en', text: 'One warning.' }];
    await moscow.say('draft', { class: 'EXERCISE', texts });
    const { line } = moscow.line.host;
    const own = line.journals.get(line.own) as Journal;
    const { leaf } = own.durable;
    if (!leaf) throw new Error('a message was written');
    const references = [{ ...own.name, seq: 0, leaf }];
    liar.tell(moscow, {
      kind: kinds.ack,
      references,
      body: encodeBody({ ...emptyBody, record: [] }),
    });
    await held(moscow, 1);
    const { store } = moscow.line;
    const of = { journal: own.key, seq: 0, kind: kinds.message };
    const db = store.database.db;
    const sql = "UPDATE shown_entry SET form = 'readable', violation = ? WHERE kind = 2";
    db.prepare(sql).run(null);
    expect(closersOf(store, of, 0).acknowledged).toMatchObject({ kind: 2 });
    db.prepare(sql).run('release-missing');
    expect(closersOf(store, of, 0).acknowledged).toBeUndefined();
  });
});
