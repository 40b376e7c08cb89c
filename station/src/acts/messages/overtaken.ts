import { equal, hex } from '@parley/core/base/bytes.ts';
import { isOpaque, precedenceFlash } from '@parley/core/codec/entry.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { journalKey } from '@parley/core/codec/names.ts';
import { type Journal, sortedJournals } from '@parley/core/replication/line.ts';
import { type EntryPlace, entryName, placeOf, readItem } from '../../projection/entry-name.ts';
import type { StationLine } from '../../station.ts';
import type { DeskDraft } from './desk-draft.ts';

/** A message of another party that the drafter had not seen. */
export type Newer = { readonly entry: string; readonly journal: string; readonly seq: number };

/** A releaser reads no more than this before he starts anew. */
const newerMax = 64;

/**
 * Messages of other parties, held or peeked, that a draft's `before` does not cover
 * (spec/release.md, drafts, 4): the newest of each journal, so that no party's words are hidden
 * behind another's. Tests that stations write for themselves overtake nobody.
 */
export function newerMessages(line: StationLine, draft: DeskDraft): Newer[] {
  if (draft.kind !== kinds.message) return [];
  const lists: Newer[][] = [];
  for (const journal of sortedJournals(line.host.line)) {
    if (journal.name.party === line.me) continue;
    const seqs = newerIn(line, draft, journal);
    const { name, key } = journal;
    const named = (seq: number) => ({
      entry: entryName(line.host.line, name, seq),
      journal: key,
      seq,
    });
    if (seqs.length > 0) lists.push(seqs.map(named));
  }
  const each = Math.max(1, Math.floor(newerMax / lists.length));
  return lists.flatMap((list) => list.slice(-each)).slice(-newerMax);
}

function newerIn(line: StationLine, draft: DeskDraft, journal: Journal): number[] {
  const seen = draft.body.before.find((mark) => journalKey(mark) === journal.key);
  const seqs = messagesFrom(line, journal, seen?.size ?? 0);
  for (const [seq, { leaf }] of journal.peeked) {
    if (seen?.leaves.some((one) => equal(one, leaf))) continue;
    if (isMessage(line, journal, seq)) seqs.push(seq);
  }
  return seqs;
}

/** What a release says of what came since its draft: by whom, and which of it he was shown. */
export type Showing = { readonly officer: string | null; readonly seen: readonly string[] };

/**
 * So often a releaser is asked about what came since. More, and a peer that writes faster than
 * anybody reads would keep every draft here from being written, a FLASH among them.
 */
const asksMax = 3;
const asksMaxUrgent = 1;
const releasersMax = 256;

/** How often each releaser has stood by a draft that something had overtaken, in this process. */
const stoodBy = new WeakMap<StationLine, Map<string, number>>();

/**
 * What came since a draft and its releaser has not been shown. `refuses`: he must be, before
 * anything is written (spec/release.md, drafts, 4).
 */
export function unshown(
  line: StationLine,
  draft: DeskDraft,
  { officer, seen }: Showing,
): { readonly newer: readonly Newer[]; readonly refuses: boolean } {
  const places = seen.map((name) => placeOf(line.host.line, name)).filter((one) => !!one);
  const newer = newerMessages(line, draft).filter((one) => !places.some((at) => covers(at, one)));
  if (newer.length === 0) return { newer, refuses: false };
  if (!places.some((place) => isNewer(draft, place))) return { newer, refuses: true };
  const most = draft.precedence >= precedenceFlash ? asksMaxUrgent : asksMax;
  return { newer, refuses: stands(line, `${hex(draft.id)} ${officer}`) < most };
}

/** Whoever was shown an entry was shown what stands before it in its journal. */
function covers(shown: EntryPlace, { journal, seq }: Newer): boolean {
  return shown.journal.key === journal && shown.seq >= seq;
}

function isNewer(draft: DeskDraft, { journal, seq }: EntryPlace): boolean {
  const here = seq < journal.durable.size || journal.peeked.has(seq);
  const before = draft.body.before.find((mark) => journalKey(mark) === journal.key);
  return here && seq >= (before?.size ?? 0);
}

function stands(line: StationLine, releaser: string): number {
  const counts = stoodBy.get(line) ?? new Map<string, number>();
  stoodBy.set(line, counts);
  const count = (counts.get(releaser) ?? 0) + 1;
  counts.delete(releaser);
  counts.set(releaser, count);
  if (counts.size > releasersMax) counts.delete(counts.keys().next().value as string);
  return count;
}

const sql =
  'SELECT seq FROM shown_entry WHERE journal = ? AND seq >= ? AND kind = 1 ' +
  `AND (class != 2 OR draft IS NOT NULL) ORDER BY seq DESC LIMIT ${newerMax}`;

function messagesFrom(line: StationLine, journal: Journal, from: number): number[] {
  if (journal.durable.messages <= from) return [];
  const rows = line.store.database.db.prepare(sql).all(journal.key, from) as { seq: number }[];
  return rows.map(({ seq }) => seq).reverse();
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
