import { decodeBody } from '@parley/core/codec/body.ts';
import { isOpaque } from '@parley/core/codec/entry.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { decodeRecordOf } from '@parley/core/codec/records.ts';
import type { Peer } from '@parley/core/replication/line.ts';
import { z } from 'zod';
import { readItem } from '../../projection/entry-name.ts';
import type { StationLine } from '../../station.ts';
import { act } from '../act.ts';
import { timeMs } from '../shapes.ts';
import { circuitReports, compareLedgers, type Ledger } from './ledgers.ts';
import { heardAt, watchOf } from './peers.ts';

/** Reports go back a month where nothing else is said. */
const daysDefault = 31;
const dayMs = 86_400_000;

/** When the line was up, by both ledgers, and where they differ. */
export type AvailabilityReport = ReturnType<typeof reportOf>;

export const availabilityAct = act({
  name: 'availability',
  input: z.strictObject({ since: timeMs.optional(), until: timeMs.optional() }),
  run: async (context, input) => {
    const line = context.line();
    await line.desk.projection.catchUp(context.progress);
    const now = line.host.options.clock.now().time;
    const until = input.until ?? now;
    return reportOf(line, { since: input.since ?? until - daysDefault * dayMs, until });
  },
});

type Span = { readonly since: number; readonly until: number };

function reportOf(line: StationLine, span: Span) {
  const { charter, me, host } = line;
  const { settings, peers } = host.line;
  const periodMs = settings.availabilityPeriodS * 1000;
  const twoWay = charter.circuits.some(({ kind }) => kind === 'websocket');
  const parties = [...peers.values()].map((peer) => {
    const ours = ledgersOf(line, span, me, peer.party);
    const theirs = ledgersOf(line, span, peer.party, me);
    return {
      party: charter.parties[peer.party]?.name ?? '',
      ...compareLedgers(ours, theirs, periodMs),
      circuits: circuitReports(ours),
      theirCircuits: circuitReports(theirs),
      tests: testsOf(line, span, peer),
      heard: heardAt(line, peer),
      listening: watchOf(line, peer.party)?.state === 'listening-only',
    };
  });
  return { line: line.id, name: charter.name, ...span, periodMs, byCourierOnly: !twoWay, parties };
}

type Row = { readonly journal: string; readonly seq: number };

/** What a party states of the line to another, oldest first. */
function ledgersOf(line: StationLine, span: Span, author: number, to: number): Ledger[] {
  const sql =
    'SELECT journal, seq FROM shown_entry WHERE kind = ? AND party = ? AND time >= ? ' +
    'ORDER BY number, seq';
  const statement = line.store.database.db.prepare(sql);
  const rows = statement.all(kinds.availability, author, span.since) as Row[];
  return rows.flatMap((row) => {
    const journal = line.host.line.journals.get(row.journal);
    const item = journal && readItem(line.store, { journal, seq: row.seq })?.item;
    const body = item && !isOpaque(item) ? decodeBody(item.body) : undefined;
    if (!body?.ok) return [];
    const record = decodeRecordOf('availability', body.value.record);
    if (!record.ok) return [];
    const { hour: start, parties } = record.value;
    const hour = parties.find(({ party }) => party === to);
    return hour && start >= span.since && start < span.until ? [{ start, hour }] : [];
  });
}

/** Test messages of both that are on record here, and how many were due. */
function testsOf(line: StationLine, span: Span, peer: Peer) {
  const sql =
    'SELECT count(*) AS done, min(time) AS first FROM shown_entry WHERE kind = 1 AND class = 2 ' +
    'AND draft IS NULL AND party IN (?, ?) AND time BETWEEN ? AND ?';
  const statement = line.store.database.db.prepare(sql);
  const row = statement.get(line.me, peer.party, span.since, span.until) as {
    done: number;
    first: number | null;
  };
  const from = Math.max(span.since, line.charter.founded);
  const periodMs = line.host.line.settings.testPeriodS * 1000;
  const due = Math.max(0, Math.floor((span.until - from) / periodMs));
  return { done: row.done, due };
}
