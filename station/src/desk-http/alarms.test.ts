import { randomBytes } from 'node:crypto';
import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { settingNumber } from '@parley/core/codec/settings.ts';
import { afterEach, expect, it, vi } from 'vitest';
import { sourcesOf, standingWarning } from '../acts/messages/waiting.ts';
import { placeName, placeOf } from '../projection/entry-name.ts';
import { type Stations, type TestStation, testStations, until } from '../testing/two-stations.ts';
import { alarmsOf } from './alarms.ts';
import { DeskLine } from './desk-line.ts';
import type { DeskServing } from './serve.ts';
import { enrol, must, openDesk } from './testing/test-desk.ts';

let stations: Stations;
let desk: DeskServing;

afterEach(async () => {
  await desk.close();
  await stations.end();
});

/** Moscow's desk on a line with these settings, and a FLASH of washington's on its record. */
async function alarmed(settings: ReadonlyMap<number, number>) {
  const { browser, params } = await warned(settings);
  return async () => must(await browser.client.status({ params }));
}

/** The same, with the entry and who reads it. */
async function warned(settings: ReadonlyMap<number, number>) {
  stations = await testStations(undefined, [], settings);
  stations.connect();
  const [washington, moscow] = stations.all as [TestStation, TestStation];
  desk = await openDesk(moscow, 'moscow');
  const { browser } = await enrol(desk, moscow, { name: 'Orlova', roles: ['duty-officer'] });
  const texts = [{ lang: 'en', text: 'A warning.' }];
  const entry = await washington.say('draft', { class: 'EXERCISE', precedence: 'FLASH', texts });
  await until(() => moscow.ask('show', { entry }).then(Boolean, () => false));
  return { browser, entry, moscow, params: { line: moscow.line.id } };
}

it('a warning that nobody acknowledged in its time says that it is read late', async () => {
  const settings = new Map([[settingNumber('flashS'), 1]]);
  const { browser, entry, moscow, params } = await warned(settings);
  const shown = async () => must(await browser.client.entry({ params, query: { entry } }));
  await until(async () => (await shown()).late !== null, 30_000);
  const { late, time, recordedHere } = await shown();
  expect(late).toEqual({ written: time, recorded: recordedHere });
  await moscow.say('ack', { entries: [entry] });
  expect((await shown()).late).toBeNull();
});

it('an answer withheld until a time rings again then, at this desk first', async () => {
  const settings = new Map([
    [settingNumber('alarmSecondDeskS'), 100_000],
    [settingNumber('alarmDutyChiefS'), 200_000],
  ]);
  const { browser, entry, moscow, params } = await warned(settings);
  const alarms = async () => must(await browser.client.status({ params })).alarms;
  const given = Math.ceil(Date.now() / 1000) * 1000 + 5000;
  await moscow.say('withhold', { entries: [entry], until: given });
  await until(async () => (await alarms()).length === 1, 60_000);
  expect(await alarms()).toMatchObject([
    { entry, since: given, stage: 'desk', next: given + 100_000_000 },
  ]);
});

it('a warning is not late while its clock runs', async () => {
  const { browser, entry, params } = await warned(new Map());
  expect(must(await browser.client.entry({ params, query: { entry } })).late).toBeNull();
});

it('an alarm goes on at the times that the charter sets', async () => {
  const status = await alarmed(
    new Map([
      [settingNumber('alarmAgainS'), 7],
      [settingNumber('alarmSecondDeskS'), 100_000],
      [settingNumber('alarmDutyChiefS'), 200_000],
    ]),
  );
  const { alarms, escalationS } = await status();
  expect(escalationS).toEqual({ again: 7, secondDesk: 100_000, dutyChief: 200_000 });
  const [alarm] = alarms;
  expect(alarm?.stage).toBe('desk');
  expect((alarm?.next ?? 0) - (alarm?.recorded ?? 0)).toBe(100_000_000);
});

it('an alarm that nobody acknowledged ends with the duty chief', async () => {
  const status = await alarmed(
    new Map([
      [settingNumber('alarmSecondDeskS'), 2],
      [settingNumber('alarmDutyChiefS'), 1],
    ]),
  );
  await until(async () => (await status()).alarms[0]?.stage === 'duty-chief', 30_000);
  expect((await status()).alarms[0]?.next).toBeNull();
});

it('an alarm has the default times where the charter says nothing', async () => {
  const { escalationS } = await (await alarmed(new Map()))();
  expect(escalationS).toEqual({ again: 30, secondDesk: 120, dutyChief: 300 });
});

/** As many waiting warnings as if they had been written: copies of one that was. */
function flood({ line }: TestStation, entry: string, count: number): void {
  const { db } = line.store.database;
  const place = placeOf(line.host.line, entry);
  const row = 'SELECT * FROM shown_entry WHERE journal = ? AND seq = ?';
  const at = [place?.journal.key ?? '', place?.seq ?? 0] as const;
  const names = Object.keys(db.prepare(row).get(...at) as object);
  const numbers = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) ';
  for (const [table, columns] of [
    ['shown_entry', names],
    [
      'shown_waiting',
      ['journal', 'seq', 'party', 'kind', 'precedence', 'number', 'since', 'rings'],
    ],
  ] as const) {
    const copied = columns.map((name) => (name === 'seq' ? 'seq + i' : name)).join(', ');
    db.prepare(
      `INSERT INTO ${table}(${columns.join(', ')}) ${numbers}` +
        `SELECT ${copied} FROM ${table}, n WHERE journal = ? AND seq = ?`,
    ).run(count, ...at);
  }
  line.desk.projection.writes++;
}

/** How many rows and single answers were read of the database while `work` ran. */
function rowsRead({ line }: TestStation, work: () => void): number {
  const { db } = line.store.database;
  const prepare = db.prepare.bind(db);
  let rows = 0;
  const spy = vi.spyOn(db, 'prepare').mockImplementation((sql: string) => {
    const statement = prepare(sql);
    const [get, all] = [statement.get.bind(statement), statement.all.bind(statement)];
    statement.get = (...values: never[]) => {
      rows++;
      return get(...values);
    };
    statement.all = (...values: never[]) => {
      const found = all(...values);
      rows += found.length;
      return found;
    };
    return statement;
  });
  work();
  spy.mockRestore();
  return rows;
}

it('50,000 alarms are told as 64 and a count, and read again when one has changed', async () => {
  stations = await testStations();
  stations.connect();
  const [washington, moscow] = stations.all as [TestStation, TestStation];
  desk = await openDesk(moscow, 'moscow');
  const texts = [{ lang: 'en', text: 'A warning.' }];
  const say = () => washington.say('draft', { class: 'EXERCISE', precedence: 'FLASH', texts });
  const entry = await say();
  await until(() => moscow.ask('show', { entry }).then(Boolean, () => false));
  const line = DeskLine.of(moscow.line);
  await moscow.line.desk.projection.catchUp();
  flood(moscow, entry, 50_000);
  const first = rowsRead(moscow, () => {
    expect(alarmsOf(line)).toMatchObject({ alarms: { length: 64 }, more: 50_001 - 64 });
  });
  // A few for each alarm that is told, and none for those that are not.
  expect(first).toBeLessThan(64 * 8);
  expect(rowsRead(moscow, () => alarmsOf(line))).toBe(0);
  moscow.line.desk.projection.writes++;
  expect(rowsRead(moscow, () => alarmsOf(line))).toBeGreaterThan(0);
});

it('a warning beyond the budget of its author keeps nobody on watch', async () => {
  stations = await testStations(undefined, [], new Map([[settingNumber('flashPerHour'), 2]]));
  stations.connect();
  const [washington, moscow] = stations.all as [TestStation, TestStation];
  desk = await openDesk(moscow, 'moscow');
  const texts = [{ lang: 'en', text: 'A warning.' }];
  const entries: string[] = [];
  for (let i = 0; i < 3; i++) {
    entries.push(await washington.say('draft', { class: 'EXERCISE', precedence: 'FLASH', texts }));
  }
  const [first, second, third] = entries as [string, string, string];
  await until(() => moscow.ask('show', { entry: third }).then(Boolean, () => false));
  await moscow.line.desk.projection.catchUp();
  const warning = () => {
    const found = standingWarning(moscow.line, sourcesOf(moscow.line));
    return found && placeName(moscow.line.host.line, found);
  };
  expect(warning()).toBe(first);
  // One that came at once with more than the budget, whatever times it claims.
  const place = placeOf(moscow.line.host.line, first);
  moscow.line.desk.crowded.put(place?.journal.key ?? '', place?.seq ?? -1);
  expect(warning()).toBe(second);
  await moscow.say('ack', { entries: [first, second] });
  await moscow.line.desk.projection.catchUp();
  expect(warning()).toBeUndefined();
  expect(alarmsOf(DeskLine.of(moscow.line)).alarms).toMatchObject([{ entry: third }]);
});

it('a warning that breaks a rule can be acknowledged at the desk like any other', async () => {
  const { browser, entry, moscow, params } = await warned(new Map());
  const [washington] = stations.all as [TestStation];
  await moscow.say('ack', { entries: [entry] });
  const { journal, seq } = placeOf(washington.line.host.line, entry) ?? {};
  const name = journal?.name;
  if (!name || seq === undefined) throw new Error(entry);
  const texts = [{ lang: 'en', standing: 0, text: 'About something else.' }] as const;
  const written = await washington.line.host.write({
    kind: kinds.message,
    precedence: 4,
    class: 2,
    body: encodeBody({ ...emptyBody, texts, draft: randomBytes(16) }),
    references: [{ ...name, seq, leaf: randomBytes(32) }],
    shown: null,
  });
  if (!written.ok) throw new Error(written.code);
  const alarms = async () => must(await browser.client.status({ params })).alarms;
  await until(async () => (await alarms()).length === 1, 60_000);
  const [alarm] = await alarms();
  const query = { entry: alarm?.entry ?? '' };
  const shown = must(await browser.client.entry({ params, query }));
  expect(shown.violations).toEqual(['reference-untrue']);
  expect(shown.acts).toEqual(expect.arrayContaining(['ack', 'withhold', 'confirm']));
  await moscow.say('ack', { entries: [query.entry] });
  expect(await alarms()).toEqual([]);
});
