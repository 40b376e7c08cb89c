import { randomBytes } from 'node:crypto';
import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import type { Reference } from '@parley/core/codec/names.ts';
import { type EntryRecord, encodeRecord } from '@parley/core/codec/records.ts';
import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { StationLine } from '../station.ts';
import { type Stations, type TestStation, testStations, until } from '../testing/two-stations.ts';
import { countWaiting, mattersOf, waitingFor } from './matters.ts';
import { dropProjection } from './schema.ts';

let stations: Stations;
afterEach(async () => await stations.end());

const hour = 3_600_000;

/** Any other gives other traffic. */
const seed = 11;

/** So many entries ask, and all that comes after them is about these. */
const asked = 24;

/** Every entry there is, asked one by one whether somebody has yet to deal with it. */
const fullWalk =
  'SELECT journal, seq, precedence, kind FROM shown_entry e ' +
  'WHERE e.kind IN (1, 4, 14, 15) AND (e.action & ?) != 0 ' +
  'AND (e.class != 2 OR e.draft IS NOT NULL) AND (e.party = ?) = ? AND NOT EXISTS (' +
  'SELECT 1 FROM shown_reference r JOIN shown_entry c ON c.journal = r.journal AND c.seq = r.seq ' +
  'WHERE r.target = e.journal AND r.target_seq = e.seq AND r.leaf = e.leaf ' +
  "AND c.form = 'readable' AND c.violation IS NULL AND c.party = ? AND CASE e.kind " +
  'WHEN 4 THEN c.kind = 5 AND c.record < 2 OR c.kind = 3 AND c.record > ? ' +
  'ELSE c.kind = 1 OR c.kind = 2 AND NOT EXISTS (' +
  'SELECT 1 FROM shown_reference s JOIN shown_entry w ON w.journal = s.journal AND w.seq = s.seq ' +
  'WHERE s.target = e.journal AND s.target_seq = e.seq AND w.party = c.party AND w.kind = 3 ' +
  'AND w.violation IS NULL AND w.record <= ?) ' +
  'OR c.kind = 3 AND (c.record IS NULL OR c.record > ?) END) ' +
  'AND NOT (e.kind = 4 AND EXISTS (' +
  'SELECT 1 FROM shown_reference r JOIN shown_entry c ON c.journal = r.journal AND c.seq = r.seq ' +
  'WHERE r.target = e.journal AND r.target_seq = e.seq AND r.leaf = e.leaf AND r.nth = 0 ' +
  "AND c.party = e.party AND c.kind = 14 AND c.form = 'readable' AND c.violation IS NULL)) " +
  'ORDER BY e.precedence DESC, e.number, e.journal, e.seq';

type Walked = { journal: string; seq: number; precedence: number; kind: number };
type Listed = { journal: string; seq: number };
type Inbox = {
  totals: { waitingForUs: number; waitingForThem: number; rest: number };
  rest: Listed[];
};

function walk({ host, store, me }: StationLine, party: number, now: number): Walked[] {
  const values = [1 << party, me, party === me ? 0 : 1, party, now, now, now];
  expect(host.line.me).toBe(me);
  return store.database.db.prepare(fullWalk).all(...values) as Walked[];
}

function expectSame(line: StationLine, now: number): void {
  const sources = { line: line.host.line, store: line.store, now };
  for (const party of line.charter.parties.keys()) {
    const walked = walk(line, party, now);
    const places = walked.map(({ journal, seq, precedence }) => {
      return { journal, seq, precedence, party };
    });
    expect(waitingFor(sources, { party })).toEqual(places);
    const urgent = places.filter(({ precedence }) => precedence >= 2);
    const some = waitingFor(sources, { party, fromPrecedence: 2 }, 3);
    expect(some).toEqual(urgent.slice(0, 3));
    expect(countWaiting(sources, { party })).toBe(places.length);
    // What each of them shows when it is read says whether it rings.
    const ringing = mattersOf(sources, places).filter(({ rings }) => rings);
    const found = waitingFor(sources, { party, ringing: true });
    expect(found.map(nameOf).sort()).toEqual(ringing.map(({ row }) => nameOf(row)).sort());
    expect(countWaiting(sources, { party, ringing: true })).toBe(ringing.length);
  }
}

/** The inbox as it is asked for: the rest is what is for people and waits for nobody. */
async function expectSameInbox(station: TestStation): Promise<void> {
  const { line } = station;
  const now = line.host.options.clock.now().time;
  const walks = [...line.charter.parties.keys()].map((party) => walk(line, party, now));
  const waiting = new Set(walks.flat().map(nameOf));
  const sql = 'SELECT journal, seq FROM shown_entry WHERE kind BETWEEN 1 AND 6 OR kind > 13';
  const people = (line.store.database.db.prepare(sql).all() as Listed[]).map(nameOf);
  const rest = people.filter((name) => !waiting.has(name));
  const whole = await station.ask<Inbox>('inbox', { limit: 1000 });
  const ours = walks[line.me]?.length ?? 0;
  expect(whole.totals).toEqual({
    waitingForUs: ours,
    waitingForThem: walks.flat().length - ours,
    rest: rest.length,
  });
  expect(whole.rest.map(nameOf).sort()).toEqual(rest.sort());
  const paged: Listed[] = [];
  for (let from = 0; from < rest.length; from += 40) {
    paged.push(...(await station.ask<Inbox>('inbox', { from, limit: 40 })).rest);
  }
  expect(paged.map(nameOf)).toEqual(whole.rest.map(nameOf));
}

function nameOf({ journal, seq }: Listed): string {
  return `${journal}/${seq}`;
}

const asking = fc.constantFrom(1, 1, 4, 14, 15);
/** Few answer in words, for that ends what is to be said of an entry. */
const any = fc.constantFrom(1, 4, 14, 14, 14, 14, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 5, 5);

/** One entry about what any side wrote before. */
const step = (kind: fc.Arbitrary<number>) =>
  fc.record({
    by: fc.nat(1),
    kind,
    precedence: fc.constantFrom(0, 1, 2, 4),
    about: fc.array(fc.nat(1000), { maxLength: 4 }),
    otherLeaf: fc.nat(9).map((n) => n === 0),
    /** Without a release it breaks the rule of release, unless it is a test. */
    cls: fc.constantFrom(2, 2, 2, 2, 2, 1),
    drafted: fc.nat(7).map((n) => n > 0),
    addressees: fc.subarray([0, 1, 2]),
    forAction: fc.boolean(),
    hours: fc.constantFrom(null, -2, -1, 1, 2),
    answer: fc.constantFrom(0, 1, 2),
    /** Entries that are taken into the tables after it. */
    taken: fc.nat(4),
  });
type Step = ReturnType<typeof step> extends fc.Arbitrary<infer T> ? T : never;

function recordOf({ kind, hours, answer }: Step, start: number): EntryRecord | undefined {
  if (kind === kinds.ack) return { kind: 'ack', attachments: [] };
  if (kind === kinds.withheld) {
    return { kind: 'withheld', until: hours === null ? null : start + hours * hour };
  }
  if (kind !== kinds['confirm-answer']) return undefined;
  return { kind: 'confirm-answer', answer };
}

function draftOf(one: Step, written: readonly Reference[], start: number) {
  const record = recordOf(one, start);
  const others = one.addressees.filter((party) => party !== one.by);
  const body = encodeBody({
    ...emptyBody,
    texts: [{ lang: 'en', standing: 0, text: 'About it.' }],
    draft: one.drafted ? randomBytes(16) : null,
    addressees: others.map((party, i) => ({
      party,
      forAction: i === 0 || one.forAction,
      precedence: null,
    })),
    record: record && encodeRecord(record),
  });
  const numbers = written.length < asked ? [] : one.about.map((n) => n % asked);
  const references = [...new Set(numbers)].map((i) => {
    const named = written[i] as Reference;
    return one.otherLeaf ? { ...named, leaf: randomBytes(32) } : named;
  });
  const { kind, precedence, cls } = one;
  return { kind, precedence, class: cls, body, references, shown: null };
}

describe('the index of what waits', () => {
  it('says what a walk over every entry says, at any time, however it was filled', async () => {
    stations = await testStations(['washington', 'moscow', 'london']);
    stations.connect();
    const [washington, moscow] = stations.all as [TestStation, TestStation];
    const both = [washington, moscow] as const;
    const start = washington.line.host.options.clock.now().time;
    const written: Reference[] = [];
    const first = fc.sample(step(asking), { numRuns: asked, seed });
    const later = fc.sample(step(any), { numRuns: 120, seed });
    for (const [n, one] of [...first, ...later].entries()) {
      const { line } = both[one.by] as TestStation;
      const done = await line.host.write(draftOf(one, written, start));
      if (!done.ok) throw new Error(done.code);
      written.push(done.value);
      for (const { line: some } of both) {
        some.desk.projection.advance(one.taken);
        if (n % 8 === 0) expectSame(some, start + 1.5 * hour);
      }
    }
    const held = ({ line }: TestStation) => {
      return [...line.host.line.journals.values()].reduce((sum, one) => sum + one.durable.size, 0);
    };
    await until(() => both.every((one) => held(one) === written.length));
    for (const station of both) {
      for (const drop of [false, true]) {
        const { line } = station;
        if (drop) dropProjection(line.store);
        await line.desk.projection.catchUp();
        for (const hours of [-3, -1.5, 0, 1.5, 3]) expectSame(line, start + hours * hour);
        await expectSameInbox(station);
      }
      const sources = { line: station.line.host.line, store: station.line.store, now: start };
      expect(countWaiting(sources, { party: station.line.me })).toBeGreaterThan(0);
    }
  });
});
