import { isForPeople } from '@parley/core/codec/kinds.ts';
import { sortedJournals } from '@parley/core/replication/line.ts';
import type { EntryRow } from '../../projection/row.ts';
import type { DeskLine } from '../desk-line.ts';

const heldSql =
  'SELECT size FROM shown_held WHERE journal = ? AND target = ? AND seq <= ? ' +
  'ORDER BY seq DESC LIMIT 1';
const nextSql =
  'SELECT seq FROM shown_entry WHERE journal = ? AND seq >= ? AND kind IN (1, 4, 14, 15) ' +
  'AND (class != 2 OR draft IS NOT NULL) ORDER BY seq LIMIT 1';

/** Written while the other side wrote: neither author held the other's entry. */
export function isCrossed({ line }: DeskLine, row: EntryRow): boolean {
  if (!isForPeople(row.kind) || row.draft === null) return false;
  const { db } = line.store.database;
  const held = db.prepare(heldSql);
  const next = db.prepare(nextSql);
  return sortedJournals(line.host.line).some(({ key, name }) => {
    if (name.party === row.party) return false;
    const had = (held.get(row.journal, key, row.seq) as { size: number } | undefined)?.size ?? 0;
    const first = next.get(key, had) as { seq: number } | undefined;
    if (!first) return false;
    const theirs = held.get(key, row.journal, first.seq) as { size: number } | undefined;
    return (theirs?.size ?? 0) <= row.seq;
  });
}
