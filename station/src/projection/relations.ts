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
export function relationsOf(line: StationLine): (place: Named) => Relations {
  const { db } = line.store.database;
  const [row, latest] = [db.prepare(rowSql), db.prepare(laterSql)];
  const core = line.host.line;
  const named = (found: Named | undefined) => {
    const name = found && core.journals.get(found.journal)?.name;
    return found && name ? entryName(core, name, found.seq) : null;
  };
  const rowAt = ({ journal, seq }: Named) => row.get(journal, seq) as EntryRow | undefined;
  const targetOf = (own: EntryRow): Named | undefined => {
    const stands = own.form === 'readable' && own.violation === null;
    const journal = core.journals.get(own.journal);
    if (!stands || !journal || (own.kind !== retraction && own.kind !== correction))
      return undefined;
    const item = readItem(line.store, { journal, seq: own.seq })?.item;
    const first = item && !isOpaque(item) ? item.references[0] : undefined;
    const target = first && rowAt({ journal: journalKey(first), seq: first.seq });
    const fits = target && equal(target.leaf, first.leaf) && target.party === own.party;
    return fits && relates(own.kind, target.kind) ? target : undefined;
  };
  return (place) => {
    const own = rowAt(place);
    const about = own && named(targetOf(own));
    const later = (kind: number) => {
      if (!own || !relates(kind, own.kind)) return null;
      const { journal, seq, leaf, party } = own;
      return named(latest.get(journal, seq, leaf, party, kind) as Named | undefined);
    };
    return {
      retracts: own?.kind === retraction ? (about ?? null) : null,
      corrects: own?.kind === correction ? (about ?? null) : null,
      retractedBy: later(retraction),
      correctedBy: later(correction),
    };
  };
}
