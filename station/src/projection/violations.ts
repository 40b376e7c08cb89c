import { equal } from '@parley/core/base/bytes.ts';
import { type AnyItem, type Item, isOpaque } from '@parley/core/codec/entry.ts';
import { journalKey } from '@parley/core/codec/names.ts';
import { marksTaken } from '@parley/core/journal/head.ts';
import type { Journal, Line } from '@parley/core/replication/line.ts';
import type { LineStore } from '../store/line-store.ts';
import { type EntryPlace, referenceTo } from './entry-name.ts';
import { rootAt } from './root-at.ts';
import type { EntryRow } from './row.ts';
import type { ViolationMarks } from './violation-marks.ts';

type Sources = {
  readonly line: Line;
  readonly store: LineStore;
  readonly marks: ViolationMarks;
};

/** What a list says an entry breaks: by its row, and by what the core found. */
export function knownViolations(
  { marks }: Pick<Sources, 'marks'>,
  { journal, seq, violation }: Pick<EntryRow, 'journal' | 'seq' | 'violation'>,
): string[] {
  const own = violation === null ? [] : [violation];
  return [...new Set([...own, ...marks.of(journal, seq)])];
}

/**
 * The same for one entry that is opened, with every claim and reference in it judged again by the
 * journals as they are held here now.
 */
export function violationsOf(sources: Sources, row: EntryRow, item: AnyItem): string[] {
  const known = knownViolations(sources, row);
  const journal = sources.line.journals.get(row.journal);
  if (isOpaque(item) || !journal) return known;
  const found = judged(sources, { journal, seq: row.seq }, item);
  return [...new Set([...known, ...found])];
}

function judged({ line, store }: Sources, { journal, seq }: EntryPlace, item: Item): string[] {
  const found: string[] = [];
  const counting = marksTaken(journal.name.party, journal.durable, item.held);
  const untrue = counting.some((mark) => {
    const of = line.journals.get(journalKey(mark));
    const root = of && rootAt(line, store, { journal: of, size: mark.size });
    return root !== undefined && !equal(root, mark.root);
  });
  if (untrue || counting.length < item.held.length) found.push('held-untrue');
  if (counting.some(({ size, ...mark }) => size < claimedBefore(store, journal, seq, mark))) {
    found.push('held-falls');
  }
  if (item.references.some((one) => refersWrongly(line, store, one))) {
    found.push('reference-untrue');
  }
  return found;
}

const sql =
  'SELECT size FROM shown_held WHERE journal = ? AND target = ? AND seq < ? ' +
  'ORDER BY seq DESC LIMIT 1';

/** What of a journal an author claimed to hold in the entry before that claimed anything of it. */
function claimedBefore(
  store: LineStore,
  journal: Journal,
  seq: number,
  of: Parameters<typeof journalKey>[0],
): number {
  const row = store.database.db.prepare(sql).get(journal.key, journalKey(of), seq);
  return (row as { size: number } | undefined)?.size ?? 0;
}

function refersWrongly(
  line: Line,
  store: LineStore,
  { seq, leaf, ...name }: Item['references'][number],
): boolean {
  const journal = line.journals.get(journalKey(name));
  if (!journal || seq >= journal.durable.size) return false;
  const at = referenceTo(line, store, { journal, seq });
  return at !== undefined && !equal(at.leaf, leaf);
}
