import type { Body } from '@parley/core/codec/body.ts';
import { isOpaque } from '@parley/core/codec/entry.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { journalKey } from '@parley/core/codec/names.ts';
import { type Journal, sortedJournals } from '@parley/core/replication/line.ts';
import { entryName, readItem } from '../../projection/entry-name.ts';
import { onRecord } from '../../projection/states.ts';
import type { StationLine } from '../../station.ts';

const listedMax = 20;

type Entry = {
  readonly journal: Journal;
  readonly seq: number;
  readonly body: Body | null;
  readonly kind: number;
};

/**
 * For a message: those of other parties that its `before` does not cover and that its author held
 * when he wrote, or could not have held (crossed: neither author held the other's).
 */
export function unseenBy(
  line: StationLine,
  { journal, seq, body, kind }: Entry,
): { writtenBeforeSeeing: string[]; crossed: string[] } {
  const writtenBeforeSeeing: string[] = [];
  const crossed: string[] = [];
  // What has no draft id, no person drafted: a station's own test of the line.
  if (kind !== kinds.message || !body?.draft) {
    return { writtenBeforeSeeing, crossed };
  }
  const core = line.host.line;
  for (const other of sortedJournals(core)) {
    if (other.name.party === journal.name.party) continue;
    const seen = body.before.find((mark) => journalKey(mark) === other.key)?.size ?? 0;
    const held = heldAt(line, journal.key, other.key, seq);
    for (const message of messagesOf(line, other.key, seen)) {
      const name = entryName(core, other.name, message);
      if (message < held) writtenBeforeSeeing.push(name);
      else if (heldAt(line, other.key, journal.key, message) <= seq) crossed.push(name);
    }
  }
  return {
    writtenBeforeSeeing: writtenBeforeSeeing.slice(0, listedMax),
    crossed: crossed.slice(0, listedMax),
  };
}

const heldSql =
  'SELECT size FROM shown_held WHERE journal = ? AND target = ? AND seq <= ? ' +
  'ORDER BY seq DESC LIMIT 1';
const messageSql =
  'SELECT seq FROM shown_entry WHERE journal = ? AND seq >= ? AND kind = 1 ' +
  'AND (class != 2 OR draft IS NOT NULL) ORDER BY seq LIMIT 200';

/** How much of `target` the author of an entry claimed to hold when it got its number. */
function heldAt(line: StationLine, journal: string, target: string, seq: number): number {
  const row = line.store.database.db.prepare(heldSql).get(journal, target, seq);
  return (row as { size: number } | undefined)?.size ?? 0;
}

function messagesOf(line: StationLine, journal: string, from: number): number[] {
  const rows = line.store.database.db.prepare(messageSql).all(journal, from);
  return (rows as { seq: number }[]).map((row) => row.seq);
}

export type Bracket = { readonly notBefore: number | null; readonly notLater: number | null };

/** Clocks of two stations never agree exactly, and a cosignature is of a whole second. */
const clockSlackMs = 10_000;

/** What shows that an entry was not written when its author says (spec/checkpoint.md, rule 4). */
export function contradiction(
  claimed: number,
  { notBefore, notLater }: Bracket,
): 'before-held' | 'after-record' | null {
  if (notLater !== null && claimed > notLater + clockSlackMs) return 'after-record';
  if (notBefore !== null && claimed < notBefore - clockSlackMs) return 'before-held';
  return null;
}

/**
 * Between which times an entry was written: not before the newest entry of others that it holds
 * was on our record or written here, not after its first cosignature. Null where nothing says.
 */
export function entryTimes(line: StationLine, journal: Journal, seq: number): Bracket {
  const sources = { line: line.host.line, store: line.store };
  let notLater: number | null = null;
  line.charter.parties.forEach((_, party) => {
    const time = onRecord(sources, journal, seq, party)?.time;
    if (time !== undefined) notLater = Math.min(notLater ?? time, time);
  });
  return { notBefore: notBeforeOf(line, journal, seq), notLater };
}

function notBeforeOf(line: StationLine, journal: Journal, seq: number): number | null {
  let newest: number | null = null;
  for (const other of sortedJournals(line.host.line)) {
    const held = heldAt(line, journal.key, other.key, seq);
    if (held === 0 || other.name.party !== line.me) continue;
    const item = readItem(line.store, { journal: other, seq: held - 1 })?.item;
    if (!item || isOpaque(item)) continue;
    newest = Math.max(newest ?? 0, item.time);
  }
  return newest;
}
