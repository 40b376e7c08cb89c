import { decodeBody } from '@parley/core/codec/body.ts';
import { isOpaque } from '@parley/core/codec/entry.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { decodeRecordOf } from '@parley/core/codec/records.ts';
import { readItem } from '../../projection/entry-name.ts';
import type { StationLine } from '../../station.ts';
import { type Ledger, lastMinuteUp } from './ledgers.ts';

/** Reports go back a month where nothing else is said. */
export const reportedMs = 31 * 86_400_000;

type Row = { readonly journal: string; readonly seq: number };

type Asked = {
  readonly author: number;
  readonly to: number;
  /** By the start of the period, ms since 1970; the end is not in it. */
  readonly since: number;
  readonly until: number;
};

/** What a party states of the line to another, oldest first. */
export function ledgersOf(line: StationLine, asked: Asked): Ledger[] {
  const sql =
    'SELECT journal, seq FROM shown_entry WHERE kind = ? AND party = ? AND time >= ? ' +
    'ORDER BY number, seq';
  const statement = line.store.database.db.prepare(sql);
  const rows = statement.all(kinds.availability, asked.author, asked.since) as Row[];
  return rows.flatMap((row) => ledgerOf(line, row, asked) ?? []);
}

function ledgerOf(line: StationLine, row: Row, asked: Asked): Ledger | undefined {
  const journal = line.host.line.journals.get(row.journal);
  const item = journal && readItem(line.store, { journal, seq: row.seq })?.item;
  const body = item && !isOpaque(item) ? decodeBody(item.body) : undefined;
  if (!body?.ok) return undefined;
  const record = decodeRecordOf('availability', body.value.record);
  if (!record.ok) return undefined;
  const { hour: start, parties } = record.value;
  const hour = parties.find(({ party }) => party === asked.to);
  return hour && start >= asked.since && start < asked.until ? { start, hour } : undefined;
}

/**
 * The newest minute of a month in which a circuit to a party was up, by our own ledger: the one
 * being written, then those on record. Ms since 1970; null where none says so.
 */
export function lastUpOf(line: StationLine, to: number, circuit: string): number | null {
  const { links } = line.host.line;
  const counted = links.circuits.get(`${to}|${circuit}`);
  const running = counted && lastMinuteUp(links.hour, counted.up);
  if (running !== undefined) return running;
  const until = line.host.options.clock.now().time;
  const sql =
    'SELECT journal, seq FROM shown_entry WHERE kind = ? AND party = ? AND time >= ? ' +
    'ORDER BY number DESC, seq DESC';
  const asked = { author: line.me, to, since: until - reportedMs, until };
  const rows = line.store.database.db
    .prepare(sql)
    .iterate(kinds.availability, line.me, asked.since);
  for (const row of rows as Iterable<Row>) {
    const ledger = ledgerOf(line, row, asked);
    const up = ledger?.hour.circuits.find(({ id }) => id === circuit)?.up;
    const last = ledger && up && lastMinuteUp(ledger.start, up);
    if (last !== undefined) return last;
  }
  return null;
}
