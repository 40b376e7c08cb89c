import { equal } from '@parley/core/base/bytes.ts';
import { isOpaque } from '@parley/core/codec/entry.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { journalKey } from '@parley/core/codec/names.ts';
import type { StationLine } from '../station.ts';
import { entryName, readItem } from './entry-name.ts';
import type { EntryRow } from './row.ts';

/** What an entry takes back or corrects, and what has done that to it: names of entries. */
export type Relations = {
  readonly retracts: string | null;
  readonly corrects: string | null;
  readonly retractedBy: string | null;
  readonly correctedBy: string | null;
};

const rowSql = 'SELECT * FROM shown_entry WHERE journal = ? AND seq = ?';
const laterSql =
  'SELECT r.journal, r.seq FROM shown_reference r ' +
  'JOIN shown_entry e ON e.journal = r.journal AND e.seq = r.seq ' +
  'WHERE r.target = ? AND r.target_seq = ? AND r.nth = 0 AND r.leaf = ? AND e.party = ? ' +
  "AND e.kind = ? AND e.form = 'readable' AND e.violation IS NULL " +
  'ORDER BY e.number DESC, e.seq DESC LIMIT 1';

type Named = { readonly journal: string; readonly seq: number };

const retraction = kinds.retraction as number;
const correction = kinds.correction as number;

/** Whether an entry of the one kind takes back or corrects one of the other. */
function relates(kind: number, target: number): boolean {
  const words = target === kinds.message || target === correction;
  if (kind === retraction) return words || target === kinds.confirm;
  return kind === correction && words;
}

/**
 * Retractions and corrections of an entry, both ways; of several of one entry the newest. Each is
 * looked up by its place: how many there are on the line the other side decides.
 */
export function relationsOf(line: StationLine, own: EntryRow): Relations {
  const named = (found: Named | undefined) => {
    const name = found && line.host.line.journals.get(found.journal)?.name;
    return found && name ? entryName(line.host.line, name, found.seq) : null;
  };
  const about = named(targetOf(line, own));
  return {
    retracts: own.kind === retraction ? about : null,
    corrects: own.kind === correction ? about : null,
    retractedBy: named(latestOf(line, own, retraction)),
    correctedBy: named(latestOf(line, own, correction)),
  };
}

/** What this entry takes back or corrects, if it does. */
function targetOf({ host, store }: StationLine, own: EntryRow): EntryRow | undefined {
  const stands = own.form === 'readable' && own.violation === null;
  const journal = host.line.journals.get(own.journal);
  if (!stands || !journal || (own.kind !== retraction && own.kind !== correction)) return undefined;
  const item = readItem(store, { journal, seq: own.seq })?.item;
  const first = item && !isOpaque(item) ? item.references[0] : undefined;
  if (!first) return undefined;
  const target = store.database.db.prepare(rowSql).get(journalKey(first), first.seq);
  const row = target as EntryRow | undefined;
  const fits = row && equal(row.leaf, first.leaf) && row.party === own.party;
  return fits && relates(own.kind, row.kind) ? row : undefined;
}

/** The newest entry of that kind that takes this one back, or corrects it. */
function latestOf({ store }: StationLine, own: EntryRow, kind: number): Named | undefined {
  if (!relates(kind, own.kind)) return undefined;
  const { journal, seq, leaf, party } = own;
  const latest = store.database.db.prepare(laterSql).get(journal, seq, leaf, party, kind);
  return latest as Named | undefined;
}
