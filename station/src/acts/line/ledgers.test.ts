import { withMinuteUp } from '@parley/core/codec/availability.ts';
import { expect, it } from 'vitest';
import { circuitReports, compareLedgers, type Ledger, lastMinuteUp, turnsOf } from './ledgers.ts';

const hourMs = 3_600_000;
const minuteMs = 60_000;
const start = 500 * hourMs;

function ledger(at: number, up: readonly number[]): Ledger {
  const lineUp = up.reduce(withMinuteUp, new Uint8Array(8));
  return { start: at, hour: { party: 1, lineUp, circuits: [] } };
}

const whole = { periodMs: hourMs, founded: 0 };
const all = Array.from({ length: 60 }, (_, i) => i);

it('tells agreed, disputed and unstated minutes apart, and averages nothing', () => {
  const ours = [ledger(start, all), ledger(start + hourMs, all)];
  const theirs = [ledger(start, all.slice(0, 58))];
  const { periods, disputes } = compareLedgers(ours, theirs, whole);
  expect(periods[0]).toMatchObject({ agreedUp: 58, agreedDown: 0, disputed: 2, notStated: 0 });
  expect(periods[1]).toMatchObject({ ours: 60, theirs: null, notStated: 60 });
  expect(disputes[0]).toEqual({ minute: start + 58 * minuteMs, ours: true, theirs: false });
});

it('finds the longest run of minutes in which nobody says up, over the end of an hour', () => {
  const ours = [ledger(start, all.slice(0, 50)), ledger(start + hourMs, all.slice(5))];
  const theirs = [ledger(start, all.slice(0, 52)), ledger(start + hourMs, all.slice(5))];
  const { longestOutage } = compareLedgers(ours, theirs, whole);
  expect(longestOutage).toEqual({ from: start + 52 * minuteMs, minutes: 13 });
});

it('begins a new outage where an hour is stated by nobody', () => {
  const ours = [ledger(start, all.slice(0, 50)), ledger(start + 2 * hourMs, all.slice(20))];
  const { longestOutage } = compareLedgers(ours, [], whole);
  expect(longestOutage).toEqual({ from: start + 2 * hourMs, minutes: 20 });
});

it('counts no minute from before the line was founded', () => {
  const founded = start + 55 * minuteMs + 1;
  const ours = [ledger(start, all.slice(57))];
  const { periods, longestOutage } = compareLedgers(ours, ours, { periodMs: hourMs, founded });
  expect(longestOutage).toEqual({ from: start + 55 * minuteMs, minutes: 2 });
  expect(periods[0]).toMatchObject({ agreedUp: 3, agreedDown: 2, disputed: 0, notStated: 0 });
});

it('counts the first of two statements about one hour', () => {
  const { periods } = compareLedgers([ledger(start, all), ledger(start, [])], [], whole);
  expect(periods).toHaveLength(1);
  expect(periods[0]?.ours).toBe(60);
});

it('adds up what went and came back on each circuit', () => {
  const circuit = (sent: number, returned: number, medianUs: number) => {
    const up = withMinuteUp(new Uint8Array(8), 3);
    return { id: 'ws', up, sent, returned, medianUs, maxUs: 2 * medianUs };
  };
  const hours = [circuit(60, 59, 900), circuit(60, 0, 0), circuit(60, 60, 1100)];
  const ledgers = hours.map((one, i): Ledger => {
    return {
      ...ledger(start + i * hourMs, []),
      hour: { party: 1, lineUp: new Uint8Array(8), circuits: [one] },
    };
  });
  const [report] = circuitReports(ledgers);
  expect(report).toMatchObject({
    sent: 180,
    returned: 119,
    minutesUp: 3,
    medianUs: 1100,
    maxUs: 2200,
  });
});

it('finds the newest minute in which it was up, also in a period that begins in mid-hour', () => {
  const bits = [3, 7, 40].reduce(withMinuteUp, new Uint8Array(8));
  expect(lastMinuteUp(start, bits)).toBe(start + 40 * minuteMs);
  const half = start + 30 * minuteMs;
  expect(lastMinuteUp(half, bits)).toBe(start + 67 * minuteMs);
  expect(lastMinuteUp(start, new Uint8Array(8))).toBeUndefined();
});

it('counts the periods in which a party writes the test message, of three as of two', () => {
  const within = (party: number, parties: number, after: number, last: number) =>
    Array.from({ length: last - after }, (_, i) => after + 1 + i).filter(
      (period) => period % parties === party,
    ).length;
  for (const parties of [2, 3, 10]) {
    for (let party = 0; party < parties; party++) {
      for (const [after, last] of [
        [9, 9],
        [9, 10],
        [7, 40],
        [0, 5],
      ] as const) {
        const due = within(party, parties, after, last);
        expect(turnsOf({ party, parties }, after, last)).toBe(due);
      }
    }
  }
});
