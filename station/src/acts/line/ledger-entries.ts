import type { Availability, PartyHour } from '@parley/core/codec/availability.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import type { Journal } from '@parley/core/replication/line.ts';
import { readItem } from '../../projection/entry-name.ts';
import { recordIn } from '../../projection/read-record.ts';
import type { StationLine } from '../../station.ts';
import { type Ledger, lastMinuteUp } from './ledgers.ts';

/** Reports go back a month where nothing else is said. */
export const reportedMs = 31 * 86_400_000;

/** An availability entry, and what it states. */
export type Stated = {
  readonly journal: Journal;
  readonly seq: number;
  readonly record: Availability;
};

type Which = {
  readonly since?: number;
  readonly newestFirst?: boolean;
  /** The newest so many of its journals; all of them unless told. */
  readonly most?: number;
};

type Row = { readonly key: string; readonly seq: number };

/**
 * The availability entries of a party, written since a time (ms), oldest first unless told; each
 * is read when its turn comes. One that does not read here is left out.
 */
export function* statedBy(
  line: StationLine,
  author: number,
  { since = 0, newestFirst = false, most = -1 }: Which = {},
): Generator<Stated> {
  const sql =
    'SELECT journal AS key, seq FROM shown_entry WHERE kind = ? AND party = ? AND time >= ? ' +
    'ORDER BY number DESC, seq DESC LIMIT ?';
  const statement = line.store.database.db.prepare(sql);
  const rows = statement.all(kinds.availability, author, since, most) as Row[];
  for (const { key, seq } of newestFirst ? rows : rows.toReversed()) {
    const journal = line.host.line.journals.get(key);
    const item = journal && readItem(line.store, { journal, seq })?.item;
    const record = recordIn(item, 'availability');
    if (journal && record) yield { journal, seq, record };
  }
}

type Asked = {
  readonly author: number;
  readonly to: number;
  /** By the start of the period, ms since 1970; the end is not in it. */
  readonly since: number;
  readonly until: number;
};

/** Entries of a ledger beyond one for each period that are looked at: it may be stated twice. */
const moreStated = 64;

/**
 * What a party states of the line to another, oldest first. A period begins where the charter's
 * periods do: one that begins elsewhere is none, and whoever states more of them than there are has
 * his newest looked at.
 */
export function ledgersOf(line: StationLine, { author, to, since, until }: Asked): Ledger[] {
  const periodMs = line.host.line.settings.availabilityPeriodS * 1000;
  const most = Math.ceil(Math.max(0, until - since) / periodMs) + moreStated;
  return [...statedBy(line, author, { since, most })].flatMap(({ record }) => {
    const { hour: start, parties } = record;
    const hour = parties.find(({ party }) => party === to);
    const asked = start >= since && start < until && start % periodMs === 0;
    return hour && asked ? [{ start, hour }] : [];
  });
}

type Circuit = { readonly to: number; readonly name: string };

/**
 * The newest minute of a month in which a circuit to a party was up, by our own ledger: the one
 * being written, those still to be stated, then those on record. Ms since 1970; null where none
 * says so.
 */
export function lastUpOf(line: StationLine, circuit: Circuit): number | null {
  const { links } = line.host.line;
  const counted = links.circuits.get(`${circuit.to}|${circuit.name}`);
  const running = counted && lastMinuteUp(links.hour, counted.up);
  if (running !== undefined) return running;
  for (const { hour, parties } of links.owed.toReversed()) {
    const last = upIn(hour, parties, circuit);
    if (last !== undefined) return last;
  }
  return onRecordOf(line, circuit);
}

function upIn(
  start: number,
  parties: readonly PartyHour[],
  { to, name }: Circuit,
): number | undefined {
  const circuits = parties.find(({ party }) => party === to)?.circuits;
  const up = circuits?.find(({ id }) => id === name)?.up;
  return up && lastMinuteUp(start, up);
}

type Found = { readonly shown: number; readonly minutes: Map<string, number | null> };

/** A page asks at every event, and a month of hours says the same until one more is on record. */
const known = new WeakMap<StationLine, Found>();

function onRecordOf(line: StationLine, circuit: Circuit): number | null {
  const shown = line.desk.projection.sizeOf(line.host.line.own);
  const before = known.get(line);
  const found = before?.shown === shown ? before : { shown, minutes: new Map() };
  known.set(line, found);
  const key = `${circuit.to}|${circuit.name}`;
  const minute = found.minutes.get(key);
  if (minute !== undefined) return minute;
  const newest = newestOnRecord(line, circuit);
  found.minutes.set(key, newest);
  return newest;
}

function newestOnRecord(line: StationLine, circuit: Circuit): number | null {
  const since = line.host.options.clock.now().time - reportedMs;
  for (const { record } of statedBy(line, line.me, { since, newestFirst: true })) {
    const last = upIn(record.hour, record.parties, circuit);
    if (last !== undefined) return last;
  }
  return null;
}
