import { withMinuteUp } from '@parley/core/codec/availability.ts';
import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { encodeRecord } from '@parley/core/codec/records.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Stations, type TestStation, testStations } from '../../testing/two-stations.ts';
import { lastUpOf, ledgersOf } from './ledger-entries.ts';

const hourMs = 3_600_000;
const minuteMs = 60_000;
const circuit = { to: 1, name: 'cable.moscow' };

let stations: Stations;
let station: TestStation;
let thisHour: number;

beforeEach(async () => {
  stations = await testStations();
  station = stations.all[0] as TestStation;
  thisHour = Math.floor(station.line.host.options.clock.now().time / hourMs) * hourMs;
});
afterEach(async () => await stations.end());

function hourOf(minutes: readonly number[]) {
  const up = minutes.reduce(withMinuteUp, new Uint8Array(8));
  const counted = { id: circuit.name, up, sent: 6, returned: 6, medianUs: 900, maxUs: 1000 };
  return [{ party: circuit.to, lineUp: up, circuits: [counted] }];
}

/** States an hour, so many before the present one, as the station itself would. */
async function state(hoursAgo: number, minutes: readonly number[]): Promise<void> {
  const record = encodeRecord({
    kind: 'availability',
    hour: thisHour - hoursAgo * hourMs,
    parties: hourOf(minutes),
    privateRoot: new Uint8Array(32),
  });
  const body = encodeBody({ ...emptyBody, record });
  const header = { kind: kinds.availability, precedence: 1, class: 1 } as const;
  const written = await station.line.host.write({ ...header, references: [], shown: null, body });
  if (!written.ok) throw new Error(written.code);
  await station.line.desk.projection.catchUp();
}

it('a circuit was last up by the newest hour on record that says so, asked again', async () => {
  expect(lastUpOf(station.line, circuit)).toBeNull();
  await state(3, [5, 40]);
  const earlier = thisHour - 3 * hourMs + 40 * minuteMs;
  expect([lastUpOf(station.line, circuit), lastUpOf(station.line, circuit)]).toEqual([
    earlier,
    earlier,
  ]);
  await state(2, []);
  expect(lastUpOf(station.line, circuit)).toBe(earlier);
  await state(1, [7]);
  expect(lastUpOf(station.line, circuit)).toBe(thisHour - hourMs + 7 * minuteMs);
  expect(lastUpOf(station.line, { ...circuit, name: 'satellite.moscow' })).toBeNull();
});

it('an hour not stated yet counts before those on record, the running one first', async () => {
  await state(3, [5]);
  const { links } = station.line.host.line;
  links.owed.push({ hour: thisHour - 2 * hourMs, parties: hourOf([30]) });
  expect(lastUpOf(station.line, circuit)).toBe(thisHour - 2 * hourMs + 30 * minuteMs);
  const up = withMinuteUp(new Uint8Array(8), 1);
  links.circuits.set('1|cable.moscow', { peer: 1, up, sent: 1, returned: 1, rttUs: [900] });
  expect(lastUpOf(station.line, circuit)).toBe(links.hour + minuteMs);
});

it('a ledger has one period for each of the charter, however many its author states', async () => {
  await state(5, [1]);
  for (let n = 0; n < 70; n++) await state(4 - n / 100, [2]);
  await state(2, [3]);
  const span = { since: thisHour - 10 * hourMs, until: thisHour };
  const starts = (since: number) => {
    const found = ledgersOf(station.line, { author: 0, to: circuit.to, ...span, since });
    return found.map(({ start }) => (thisHour - start) / hourMs);
  };
  expect(starts(span.since)).toEqual([5, 4, 2]);
  // Of what is asked for only so many of the newest are read.
  expect(starts(thisHour - 5 * hourMs)).toEqual([2]);
});
