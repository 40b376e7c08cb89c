import { type CircuitHour, minuteIsUp, type PartyHour } from '@parley/core/codec/availability.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** What one party states of the line to the other in one period. */
export type Ledger = { readonly start: number; readonly hour: PartyHour };

export type PeriodReport = {
  /** Start of the period, ms since 1970. */
  readonly start: number;
  /** Minutes that each says the line was up; null: it states nothing of this period. */
  readonly ours: number | null;
  readonly theirs: number | null;
  readonly agreedUp: number;
  readonly agreedDown: number;
  readonly disputed: number;
  readonly notStated: number;
};

export type Dispute = { readonly minute: number; readonly ours: boolean; readonly theirs: boolean };

export type LedgerReport = {
  readonly periods: readonly PeriodReport[];
  readonly disputes: readonly Dispute[];
  /** The longest run of stated minutes in which nobody says the line was up. */
  readonly longestOutage: { readonly from: number; readonly minutes: number } | null;
  readonly minutesUp: { readonly ours: number; readonly theirs: number };
};

/**
 * Both ledgers side by side, minute by minute: agreed, disputed, or not stated; differences are
 * shown and never averaged (spec/link.md, report). Of one period stated twice the first counts.
 * A minute before the line was founded is none of it: an outage of what was not there is no outage.
 */
export function compareLedgers(
  ours: readonly Ledger[],
  theirs: readonly Ledger[],
  { periodMs, founded }: { readonly periodMs: number; readonly founded: number },
): LedgerReport {
  const mine = firstOf(ours);
  const other = firstOf(theirs);
  const starts = [...new Set([...mine.keys(), ...other.keys()])].sort((a, b) => a - b);
  const disputes: Dispute[] = [];
  const outage = new Outage();
  const minutesUp = { ours: 0, theirs: 0 };
  const periods = starts.map((start) => {
    const [a, b] = [mine.get(start), other.get(start)];
    const report = { agreedUp: 0, agreedDown: 0, disputed: 0, notStated: 0 };
    const up = { ours: 0, theirs: 0 };
    for (const minute of minutesOf(start, periodMs)) {
      if (minute + minuteMs <= founded) continue;
      const index = Math.floor(minute / minuteMs) % 60;
      const [one, two] = [a && minuteIsUp(a, index), b && minuteIsUp(b, index)];
      if (one) up.ours++;
      if (two) up.theirs++;
      outage.take(minute, one || two || false);
      if (one === undefined || two === undefined) report.notStated++;
      else if (one === two) report[one ? 'agreedUp' : 'agreedDown']++;
      else {
        report.disputed++;
        disputes.push({ minute, ours: one, theirs: two });
      }
    }
    minutesUp.ours += up.ours;
    minutesUp.theirs += up.theirs;
    return { start, ours: a ? up.ours : null, theirs: b ? up.theirs : null, ...report };
  });
  return { periods, disputes, longestOutage: outage.longest, minutesUp };
}

function firstOf(ledgers: readonly Ledger[]): Map<number, Uint8Array> {
  const found = new Map<number, Uint8Array>();
  for (const { start, hour } of ledgers) {
    if (!found.has(start)) found.set(start, hour.lineUp);
  }
  return found;
}

/** Starts of the minutes that a period touches; a ledger has room for an hour of them. */
function minutesOf(start: number, periodMs: number): number[] {
  const first = Math.floor(start / minuteMs) * minuteMs;
  const end = start + Math.min(periodMs, hourMs);
  const minutes: number[] = [];
  for (let minute = first; minute < end; minute += minuteMs) minutes.push(minute);
  return minutes;
}

/** The newest minute of a period in which these bits say up, ms since 1970. */
export function lastMinuteUp(start: number, bits: Uint8Array): number | undefined {
  return minutesOf(start, hourMs).findLast((minute) => {
    return minuteIsUp(bits, Math.floor(minute / minuteMs) % 60);
  });
}

/** Periods after one and up to another in which a party writes the test message (spec/link.md). */
export function turnsOf(
  { party, parties }: { readonly party: number; readonly parties: number },
  after: number,
  last: number,
): number {
  const upTo = (period: number) => Math.floor((period - party) / parties);
  return Math.max(0, upTo(last) - upTo(after));
}

class Outage {
  longest: { from: number; minutes: number } | null = null;
  private from = 0;
  private next = Number.NaN;

  /** Minutes in rising order; a gap of what nobody states ends an outage. */
  take(minute: number, up: boolean): void {
    if (minute !== this.next || up) this.from = up ? minute + minuteMs : minute;
    this.next = minute + minuteMs;
    if (up) return;
    const minutes = (this.next - this.from) / minuteMs;
    if (minutes > (this.longest?.minutes ?? 0)) this.longest = { from: this.from, minutes };
  }
}

export type CircuitReport = {
  readonly id: string;
  readonly minutesUp: number;
  readonly sent: number;
  readonly returned: number;
  /** Median of the periods' medians, and the longest, microseconds; 0: none came back. */
  readonly medianUs: number;
  readonly maxUs: number;
};

/** Up-time, round trip and loss of each circuit over all periods of one ledger. */
export function circuitReports(ledgers: readonly Ledger[]): CircuitReport[] {
  const byId = new Map<string, CircuitHour[]>();
  for (const circuit of ledgers.flatMap(({ hour }) => hour.circuits)) {
    byId.set(circuit.id, [...(byId.get(circuit.id) ?? []), circuit]);
  }
  return [...byId].map(([id, hours]) => {
    const medians = hours.map((hour) => hour.medianUs).filter((us) => us > 0);
    medians.sort((a, b) => a - b);
    return {
      id,
      minutesUp: sum(hours, (hour) => countUp(hour.up)),
      sent: sum(hours, (hour) => hour.sent),
      returned: sum(hours, (hour) => hour.returned),
      medianUs: medians[medians.length >> 1] ?? 0,
      maxUs: Math.max(0, ...hours.map((hour) => hour.maxUs)),
    };
  });
}

function countUp(bits: Uint8Array): number {
  let count = 0;
  for (let minute = 0; minute < 60; minute++) if (minuteIsUp(bits, minute)) count++;
  return count;
}

function sum<T>(all: readonly T[], value: (one: T) => number): number {
  return all.reduce((total, one) => total + value(one), 0);
}
