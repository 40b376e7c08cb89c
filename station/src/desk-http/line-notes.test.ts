import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Stations, type TestStation, testStations } from '../testing/two-stations.ts';
import { DeskLine } from './desk-line.ts';
import { lineAlarms } from './reading/line-alarms.ts';
import { notedLines, noteLine } from './reading/line-notes.ts';
import type { DeskServing } from './serve.ts';
import { enrol, must, openDesk, type TestOfficer } from './testing/test-desk.ts';

let stations: Stations;
let moscow: TestStation;
let desk: DeskServing;
let orlova: TestOfficer;
let sokolov: TestOfficer;

beforeEach(async () => {
  stations = await testStations();
  moscow = stations.all[1] as TestStation;
  desk = await openDesk(moscow, 'moscow');
  orlova = await enrol(desk, moscow, { name: 'Orlova', roles: ['duty-officer', 'principal'] });
  sokolov = await enrol(desk, moscow, { name: 'Sokolov', roles: ['duty-officer'] });
});

afterEach(async () => {
  await desk.close();
  await stations.end();
});

const params = () => ({ line: moscow.line.id });
const json = { party: 'washington' };
const noted = async ({ browser }: TestOfficer) => {
  return must(await browser.client.status({ params: params() })).noted;
};

/** As the core has it when canaries stay away, or come back. */
function lineUp(up: boolean): void {
  for (const peer of moscow.line.host.line.peers.values()) peer.lineUp = up;
}

it('a line that is down is noted once, for every desk, and it stands in the ledger', async () => {
  lineUp(false);
  const first = must(await orlova.browser.client.noteLine({ params: params(), json }));
  expect(first.by.name).toBe('Orlova');
  const again = must(await sokolov.browser.client.noteLine({ params: params(), json }));
  expect(again).toEqual(first);
  for (const one of [orlova, sokolov]) expect(await noted(one)).toEqual([first]);
  const { rows } = must(await orlova.browser.client.access({ params: params(), query: {} }));
  const acts = rows.filter(({ act }) => act === 'line-noted');
  expect(acts.map(({ officer, what }) => [officer?.name, what])).toEqual([
    ['Orlova', ['washington']],
  ]);
});

it('a note ends when the line comes up, and the next time it rings anew', async () => {
  lineUp(false);
  must(await orlova.browser.client.noteLine({ params: params(), json }));
  // The core has no canary of it, and says so with its next step: looked at at once.
  lineUp(true);
  expect(notedLines(DeskLine.of(moscow.line))).toEqual([]);
  lineUp(false);
  expect(await noted(sokolov)).toEqual([]);
});

it('a note is there after a restart of the station, and so is the one who made it', async () => {
  lineUp(false);
  const first = must(await orlova.browser.client.noteLine({ params: params(), json }));
  await desk.close();
  await moscow.restart();
  desk = await openDesk(moscow, 'moscow');
  lineUp(false);
  expect(notedLines(DeskLine.of(moscow.line))).toEqual([first]);
});

/** What a desk is told at this time; the clock of the station is moved for it. */
function toldAt(now: number, lineUp: boolean | null, heard: number | null = 1): number | undefined {
  const at = Object.create(DeskLine.of(moscow.line), { now: { value: now } }) as DeskLine;
  const peer = { party: 'washington', lineUp, provenAgo: null, heard };
  return lineAlarms(at, [peer])[0]?.since;
}

it('the chain of a line that is down runs from when a desk was told, anew when it was up', () => {
  // However long the way has been down: no desk was open before this one.
  expect([toldAt(1000, false), toldAt(400_000, false)]).toEqual([1000, 1000]);
  expect(toldAt(500_000, true)).toBeUndefined();
  expect(toldAt(600_000, false)).toBe(600_000);
  expect(toldAt(700_000, null)).toBeUndefined();
  // A line over which nothing has come yet has not gone down.
  expect(toldAt(800_000, false, null)).toBeUndefined();
});

it('the chain goes on over a restart, and each of its steps stands in the log', async () => {
  await desk.close();
  expect([toldAt(1000, false), toldAt(150_000, false)]).toEqual([1000, 1000]);
  await moscow.restart();
  expect([toldAt(200_000, false), toldAt(302_000, false)]).toEqual([1000, 1000]);
  toldAt(400_000, true);
  desk = await openDesk(moscow, 'moscow');
  const { browser } = await enrol(desk, moscow, { name: 'Auditor', roles: ['auditor'] });
  const { rows } = must(await browser.client.access({ params: params(), query: {} }));
  const steps = rows.filter(({ act }) => /^line-(?:told|alarm)/u.test(act)).toReversed();
  expect(steps.map(({ act, what }) => [act, what.join(' ')])).toEqual([
    ['line-told-desk', 'washington 1970-01-01 00:02:01 UTC'],
    ['line-told-second-desk', 'washington 1970-01-01 00:05:01 UTC'],
    ['line-alarm-goes-on', 'washington 1970-01-01 00:00:01 UTC'],
    ['line-told-duty-chief', 'washington'],
    ['line-alarm-ended', 'washington'],
  ]);
});

it('a line that is up is not noted, and a drafter notes none', async () => {
  lineUp(true);
  const officer = new Uint8Array(Buffer.from(orlova.id, 'hex'));
  expect(noteLine(DeskLine.of(moscow.line), 'washington', officer)).toBeUndefined();
  const drafter = await enrol(desk, moscow, { name: 'Petrov', roles: ['drafter'] });
  const refused = await drafter.browser.client.noteLine({ params: params(), json });
  expect(refused).toMatchObject({ ok: false, code: 'not-allowed' });
});
