import { journalKey } from '@parley/core/codec/names.ts';
import { cosignedBy } from '@parley/core/replication/counts.ts';
import { cosignableSize } from '@parley/core/replication/ends.ts';
import type { Journal, Line } from '@parley/core/replication/line.ts';
import type { LineStore } from '../store/line-store.ts';
import type { EntryRow } from './row.ts';

/** In its place, ahead of what precedes it, or behind the end of its journal or a fork. */
export type Standing = 'held' | 'peeked' | 'contested';

export function standingOf(line: Line, journal: Journal, seq: number): Standing {
  if (isContested(line, journal, seq)) return 'contested';
  return seq < journal.durable.size ? 'held' : 'peeked';
}

/**
 * Behind the end that a journal has for all, or in a forked journal behind the last head that this
 * station cosigned (design section 2, incarnation and fork proof).
 */
export function isContested(line: Line, journal: Journal, seq: number): boolean {
  // Of a fork of our own what others cosigned stands; we cosign nothing of our own.
  const own = journal.contested && journal.name.party === line.me;
  const end = own ? cosignedByOthers(line, journal) : cosignableSize(line, journal);
  return end !== null && seq >= end;
}

function cosignedByOthers(line: Line, journal: Journal): number {
  const sizes = [...line.peers.keys()].map((party) => cosignedBy(line, journal, party));
  return Math.max(0, ...sizes);
}

/** Covered by a final cut: its place in the transcript is the same at every party. */
export function isFinal(line: Line, journal: Journal, seq: number): boolean {
  const head = line.final?.cut.heads.find((one) => journalKey(one) === journal.key);
  return head !== undefined && seq < head.size;
}

/**
 * The message that an entry repeats: of several with one draft id of one author the first by
 * incarnation, then seq, contested ones last. Null where the entry is that message.
 */
export function repeatOf(
  store: LineStore,
  line: Line,
  row: Pick<EntryRow, 'journal' | 'seq' | 'party' | 'draft'>,
): { readonly journal: string; readonly seq: number } | null {
  if (!row.draft) return null;
  const sql =
    'SELECT journal, seq FROM shown_entry WHERE party = ? AND draft = ? ' +
    'ORDER BY number, journal, seq LIMIT 64';
  const found = store.database.db.prepare(sql).all(row.party, row.draft) as {
    journal: string;
    seq: number;
  }[];
  const contested = (one: { journal: string; seq: number }) => {
    const journal = line.journals.get(one.journal);
    return journal !== undefined && isContested(line, journal, one.seq);
  };
  const first = found.find((one) => !contested(one)) ?? found[0];
  if (!first || (first.journal === row.journal && first.seq === row.seq)) return null;
  return first;
}
