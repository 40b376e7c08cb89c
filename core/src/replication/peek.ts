import { limits } from '../base/limits.ts';
import { endOf } from './ends.ts';
import { type Journal, type Line, presentJournal } from './line.ts';

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

function hasRoom(journals: readonly Journal[], bytes: number): boolean {
  let [count, kept] = [0, bytes];
  for (const { peeked } of journals) {
    count += peeked.size;
    for (const { size } of peeked.values()) kept += size;
  }
  return count < limits.peekedMax && kept <= limits.peekedBytesMax;
}
