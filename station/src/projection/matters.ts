import { kinds } from '@parley/core/codec/kinds.ts';
import { handlingClockS } from '@parley/core/codec/settings.ts';
import type { Line } from '@parley/core/replication/line.ts';
import type { LineStore } from '../store/line-store.ts';
import { closersOf } from './closers.ts';
import type { EntryRow } from './row.ts';
import { onRecord } from './states.ts';

/** A message or question that one party has yet to deal with. */
export type Matter = {
  readonly row: EntryRow;
  /** Who is waited for: ourselves, or a party that it is addressed to for action. */
  readonly party: number;
  readonly stage: 'unacknowledged' | 'acknowledged' | 'withheld';
  /** When its first cosignature by that party was made, ms; null: not on its record. */
  readonly recorded: number | null;
  /** When the handling clock ends, ms; null while it is not on record. */
  readonly due: number | null;
  /** Withheld until then; null: no time was given, or nothing is withheld. */
  readonly until: number | null;
  /** It calls for a person now: nobody has acknowledged it, or the time given has passed. */
  readonly rings: boolean;
};

export type MatterSources = {
  readonly line: Line;
  readonly store: LineStore;
  readonly now: number;
};

/**
 * Messages, questions, retractions and corrections addressed to a party for action that it has not
 * dealt with. All but a question are dealt with by an acknowledgement, an answer, or a withheld
 * answer; a question only by its answer. What is withheld with a time
 * comes back when that time has passed.
 */
const sql =
  'SELECT journal, seq, kind, precedence FROM shown_entry e ' +
  'WHERE e.kind IN (1, 4, 14, 15) AND e.precedence >= ? AND (e.action & ?) != 0 ' +
  // Tests that stations write for themselves carry no draft id and wait for nobody.
  'AND (e.class != 2 OR e.draft IS NOT NULL) ' +
  'AND (e.party = ?) = ? AND NOT EXISTS (' +
  'SELECT 1 FROM shown_reference r JOIN shown_entry c ON c.journal = r.journal AND c.seq = r.seq ' +
  'WHERE r.target = e.journal AND r.target_seq = e.seq AND r.leaf = e.leaf ' +
  "AND c.form = 'readable' AND c.violation IS NULL AND c.party = ? AND CASE e.kind " +
  'WHEN 4 THEN c.kind = 5 AND c.record < 2 OR c.kind = 3 AND c.record > ? ' +
  'ELSE c.kind = 1 OR c.kind = 2 AND NOT EXISTS (' +
  'SELECT 1 FROM shown_reference s JOIN shown_entry w ON w.journal = s.journal AND w.seq = s.seq ' +
  'WHERE s.target = e.journal AND s.target_seq = e.seq AND w.party = c.party AND w.kind = 3 ' +
  'AND w.violation IS NULL AND w.record <= ?) ' +
  'OR c.kind = 3 AND (c.record IS NULL OR c.record > ?) END) ' +
  'ORDER BY e.precedence DESC, e.number, e.journal, e.seq';

/** An entry that waits for a party; the row itself is read only for those that are shown. */
export type Waiting = {
  readonly journal: string;
  readonly seq: number;
  readonly kind: number;
  readonly precedence: number;
  /** Who is waited for. */
  readonly party: number;
};

/** All that waits for us: what other parties wrote, by precedence, then as it came. */
export function allForUs(sources: MatterSources, fromPrecedence = 0): Waiting[] {
  return waiting(sources, { party: sources.line.me, ours: false, fromPrecedence });
}

/** All of ours that waits for one other party. */
export function allForThem(sources: MatterSources, party: number): Waiting[] {
  return waiting(sources, { party, ours: true, fromPrecedence: 0 });
}

/** Matters of ours that wait for one other party, the most urgent of them. */
export function waitingForThem(sources: MatterSources, party: number, most = 200): Matter[] {
  return mattersOf(sources, allForThem(sources, party).slice(0, most));
}

type Which = { readonly party: number; readonly ours: boolean; readonly fromPrecedence: number };

function waiting({ line, store, now }: MatterSources, which: Which): Waiting[] {
  const { party, ours, fromPrecedence } = which;
  const values = [fromPrecedence, 1 << party, line.me, ours ? 1 : 0, party, now, now, now];
  const rows = store.database.db.prepare(sql).all(...values) as Omit<Waiting, 'party'>[];
  return rows.map((row) => ({ ...row, party }));
}

/** Some of what waits, as it stands; most urgent first. */
export function mattersOf(sources: MatterSources, some: readonly Waiting[]): Matter[] {
  const { db } = sources.store.database;
  const row = db.prepare('SELECT * FROM shown_entry WHERE journal = ? AND seq = ?');
  return some
    .map(({ journal, seq, party }) => matterOf(sources, row.get(journal, seq) as EntryRow, party))
    .sort(byUrgency);
}

/** One matter as it stands; also for peeked entries, which are in no table. */
export function matterOf(sources: MatterSources, row: EntryRow, party: number): Matter {
  const { line, store, now } = sources;
  const closed = closersOf(store, row, party);
  const journal = line.journals.get(row.journal);
  const recorded = journal ? (onRecord(sources, journal, row.seq, party)?.time ?? null) : null;
  const clockMs = handlingClockS(line.settings, row.precedence) * 1000;
  const until = closed.withheld?.until ?? null;
  const passed = until !== null && until <= now;
  const stage = closed.withheld
    ? 'withheld'
    : closed.acknowledged
      ? 'acknowledged'
      : 'unacknowledged';
  const rings = stage === 'unacknowledged' || (stage === 'withheld' && passed);
  const due = until ?? (recorded === null ? null : recorded + clockMs);
  return { row, party, stage, recorded, due, until, rings };
}

const waitingKinds: readonly number[] = [
  kinds.message,
  kinds.confirm,
  kinds.retraction,
  kinds.correction,
];

/** Kinds that wait for an officer; what a station writes to another waits for nobody. */
export function canWait(kind: number): boolean {
  return waitingKinds.includes(kind);
}

/** Most urgent first, then by the end of the handling clock. */
export function byUrgency(a: Matter, b: Matter): number {
  const far = Number.MAX_SAFE_INTEGER;
  const byClock = b.row.precedence - a.row.precedence || (a.due ?? far) - (b.due ?? far);
  return byClock || a.row.number - b.row.number || a.row.seq - b.row.seq;
}
