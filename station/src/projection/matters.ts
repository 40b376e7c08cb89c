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
  /** When that party acknowledged or withheld, by its own clock; null: it has not. */
  readonly stageAt: number | null;
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
  /** What whoever asks is not told of; undefined: he is told of everything. */
  readonly hidden?: Hidden;
};

/** Entries that are left out of lists and numbers: all, or these (`journal/seq`). */
export type Hidden = { readonly all: boolean; readonly places: ReadonlySet<string> };

/** An entry that waits for a party; the row itself is read only for those that are shown. */
export type Waiting = {
  readonly journal: string;
  readonly seq: number;
  readonly precedence: number;
  /** Who is waited for. */
  readonly party: number;
};

/** Which of that which waits for one party: ourselves, or what is ours at another. */
export type Wanted = {
  readonly party: number;
  /** At this precedence or above; all of them unless told. */
  readonly fromPrecedence?: number;
  /** Only what calls for a person now. */
  readonly ringing?: boolean;
};

/** True for an entry that he is not told of. */
export function isHidden(
  hidden: Hidden | undefined,
  { journal, seq }: { readonly journal: string; readonly seq: number },
): boolean {
  return hidden !== undefined && (hidden.all || hidden.places.has(`${journal}/${seq}`));
}

/** Takes the JSON of `hiddenJson` twice. */
export const notHidden =
  "(? IS NULL OR journal || '/' || seq NOT IN (SELECT value FROM json_each(?)))";

/** The places as SQL takes them; null: none are left out one by one. */
export function hiddenJson({ hidden }: Pick<MatterSources, 'hidden'>): string | null {
  return hidden && hidden.places.size > 0 ? JSON.stringify([...hidden.places]) : null;
}

/** Takes the values of `wantedValues`. */
const wantedSql =
  'FROM shown_waiting w WHERE party = ? AND precedence >= ? AND since <= ? AND rings >= ? ' +
  `AND ${notHidden}`;

function wantedValues(sources: MatterSources, wanted: Wanted) {
  const { party, fromPrecedence = 0, ringing = false } = wanted;
  const hidden = hiddenJson(sources);
  return [party, fromPrecedence, sources.now, ringing ? 1 : 0, hidden, hidden];
}

/**
 * What waits for a party, by precedence, then as it came, so many at most (-1: all); see
 * `WaitingIndex`.
 */
export function waitingFor(sources: MatterSources, wanted: Wanted, most = -1): Waiting[] {
  if (sources.hidden?.all) return [];
  const sql =
    `SELECT journal, seq, precedence, party ${wantedSql} ` +
    'ORDER BY precedence DESC, number, journal, seq LIMIT ?';
  const statement = sources.store.database.db.prepare(sql);
  return statement.all(...wantedValues(sources, wanted), most) as Waiting[];
}

/** How many entries wait for a party. */
export function countWaiting(sources: MatterSources, wanted: Wanted): number {
  if (sources.hidden?.all) return 0;
  const statement = sources.store.database.db.prepare(`SELECT count(*) AS count ${wantedSql}`);
  return (statement.get(...wantedValues(sources, wanted)) as { count: number }).count;
}

/** The first that its author's budget of warnings allowed: `ViolationMarks`, `CrowdedMarks`. */
export function firstWithinBudget(sources: MatterSources, wanted: Wanted): Waiting | undefined {
  const marked = (table: string, also = '') =>
    `EXISTS (SELECT 1 FROM ${table} m WHERE m.journal = w.journal AND m.seq = w.seq${also})`;
  const sql =
    `SELECT journal, seq, precedence, party ${wantedSql} ` +
    `AND NOT ${marked('violation', " AND m.code = 'over-budget'")} AND NOT ${marked('crowded')} ` +
    'ORDER BY precedence DESC, number, journal, seq LIMIT 1';
  const statement = sources.store.database.db.prepare(sql);
  return statement.get(...wantedValues(sources, wanted)) as Waiting | undefined;
}

/** When something that is withheld until a time next waits again, ms; undefined: nothing is. */
export function nextWaits({ store, now }: MatterSources): number | undefined {
  const sql = 'SELECT min(since) AS at FROM shown_waiting WHERE since > 0 AND since > ?';
  const { at } = store.database.db.prepare(sql).get(now) as { at: number | null };
  return at ?? undefined;
}

/** Matters of ours that wait for one other party, the most urgent of them. */
export function waitingForThem(sources: MatterSources, party: number, most = 200): Matter[] {
  return mattersOf(sources, waitingFor(sources, { party }, most));
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
  const stageAt = (closed.withheld ?? closed.acknowledged)?.time ?? null;
  const rings = stage === 'unacknowledged' || (stage === 'withheld' && passed);
  const due = until ?? (recorded === null ? null : recorded + clockMs);
  return { row, party, stage, stageAt, recorded, due, until, rings };
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
