import { equal } from '@parley/core/base/bytes.ts';
import { isOpaque } from '@parley/core/codec/entry.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { journalKey } from '@parley/core/codec/names.ts';
import { type Journal, sortedJournals } from '@parley/core/replication/line.ts';
import { entryName, readItem } from '../../projection/entry-name.ts';
import type { StationLine } from '../../station.ts';
import type { DeskDraft } from './desk-draft.ts';

/** A message of another party that the drafter had not seen. */
export type Newer = { readonly entry: string; readonly journal: string; readonly seq: number };

/** Shown one by one; a releaser reads no more than this before he starts anew. */
const newerMax = 64;

/**
 * Messages of other parties, held or peeked, that a draft's `before` does not cover
 * (spec/release.md, drafts, 4). Tests that stations write for themselves overtake nobody.
 */
export function newerMessages(line: StationLine, draft: DeskDraft): Newer[] {
  if (draft.kind !== kinds.message) return [];
  const newer: Newer[] = [];
  for (const journal of sortedJournals(line.host.line)) {
    if (journal.name.party === line.me) continue;
    const seen = draft.body.before.find((mark) => journalKey(mark) === journal.key);
    for (const seq of messagesFrom(line, journal, seen?.size ?? 0)) {
      newer.push({
        entry: entryName(line.host.line, journal.name, seq),
        journal: journal.key,
        seq,
      });
    }
    for (const [seq, { leaf }] of journal.peeked) {
      if (seen?.leaves.some((one) => equal(one, leaf))) continue;
      if (isMessage(line, journal, seq)) {
        const entry = entryName(line.host.line, journal.name, seq);
        newer.push({ entry, journal: journal.key, seq });
      }
    }
  }
  return newer.slice(-newerMax);
}

const sql =
  'SELECT seq FROM shown_entry WHERE journal = ? AND seq >= ? AND kind = 1 ' +
  'AND (class != 2 OR draft IS NOT NULL) ORDER BY seq';

function messagesFrom(line: StationLine, journal: Journal, from: number): number[] {
  if (journal.durable.messages <= from) return [];
  const rows = line.store.database.db.prepare(sql).all(journal.key, from) as { seq: number }[];
  return rows.map(({ seq }) => seq);
}

function isMessage(line: StationLine, journal: Journal, seq: number): boolean {
  const item = readItem(line.store, { journal, seq })?.item;
  return item !== undefined && !isOpaque(item) && item.kind === kinds.message;
}

/**
 * How far the releaser has been shown each journal, for the core's own check: what was looked
 * through when nothing newer was left unshown. A message that comes after that refuses the draft.
 */
export function shownSizes(line: StationLine): { journal: string; size: number }[] {
  const journals = sortedJournals(line.host.line);
  return journals.map(({ key }) => ({ journal: key, size: line.desk.projection.sizeOf(key) }));
}
