import { equal } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { journalKey, type Reference } from '../codec/names.ts';
import type { StoreRecord } from '../journal/records.ts';
import { endOf } from './ends.ts';
import { type Journal, type Line, newTask, presentJournal } from './line.ts';
import { peekedNote } from './peeked-note.ts';

/**
 * Whether one more entry may be held as peeked (spec/bundle.md). A party's newest journal has room
 * of its own, so that no replaced key can keep its warnings out; all its replaced ones have as much
 * together, and behind the settled end of one nothing can take its place any more.
 */
export function mayPeek(
  line: Line,
  journal: Journal,
  entry: { readonly seq: number; readonly bytes: number },
): boolean {
  const { party } = journal.name;
  const present = presentJournal(line, party);
  if (journal === present) return hasRoom([journal], entry.bytes);
  const replaced = [...line.journals.values()].filter(
    (one) => one.name.party === party && one !== present,
  );
  if (!hasRoom(replaced, entry.bytes)) return false;
  const end = endOf(line, journal.name);
  return end === undefined || entry.seq < end.size;
}

/**
 * What is peeked behind the settled end of a replaced journal can never take its place: it is
 * dropped, and leaves its room to others. What an entry of ours refers to stays.
 */
export function dropBehindEnds(line: Line): void {
  if (line.journals.size === line.charter.parties.length || line.fault) return;
  const records: StoreRecord[] = [];
  for (const journal of line.journals.values()) {
    // What is being written may still bring back what it has unpeeked.
    if (journal.peeked.size === 0 || journal.writing || journal.gathering) continue;
    const end = endOf(line, journal.name);
    if (!end) continue;
    for (const [seq, { answered }] of journal.peeked) {
      if (seq < end.size || answered) continue;
      journal.peeked.delete(seq);
      records.push({ t: 'unpeek', journal: journal.key, seq }, peekedNote(journal.key, seq, null));
    }
  }
  if (records.length === 0) return;
  const id = newTask(line, { task: 'facts' });
  line.effects.push({ kind: 'persist', id, records, urgent: false });
}

/** Entries of ours refer to these: those among them that are peeked are kept as long as we are. */
export function keepAnswered(line: Line, references: readonly Reference[]): StoreRecord[] {
  return references.flatMap((reference) => {
    const journal = line.journals.get(journalKey(reference));
    const peeked = journal?.peeked.get(reference.seq);
    if (!journal || !peeked || !equal(peeked.leaf, reference.leaf)) return [];
    peeked.answered = true;
    return [peekedNote(journal.key, reference.seq, peeked.note, true)];
  });
}

function hasRoom(journals: readonly Journal[], bytes: number): boolean {
  let [count, kept] = [0, bytes];
  for (const { peeked } of journals) {
    count += peeked.size;
    for (const { size } of peeked.values()) kept += size;
  }
  return count < limits.peekedMax && kept <= limits.peekedBytesMax;
}
