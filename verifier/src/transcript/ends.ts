/** Where a replaced journal ends (spec/incarnation.md). */
import { keyOfName, type Mark } from '../journal/name.ts';
import { namesAt } from './held.ts';
import type { Journal } from './journal.ts';
import type { LineRecord } from './line-record.ts';

/** The end of a journal by what one later incarnation and those who name it state. */
type End = { readonly size: number; readonly settled: boolean };

/** The lowest settled end, or undefined while none is settled. */
export function settledEnd(record: LineRecord, journal: Journal): number | undefined {
  const ends = endsOf(record, journal).filter(({ settled }) => settled);
  return ends.length === 0 ? undefined : Math.min(...ends.map(({ size }) => size));
}

function endsOf(record: LineRecord, journal: Journal): End[] {
  return record
    .ofParty(journal.name.party)
    .filter(({ name, size }) => name.number > journal.name.number && size > 0)
    .map((later) => endBy(record, journal, later));
}

function endBy(record: LineRecord, journal: Journal, later: Journal): End {
  let size = 0;
  const named = (mark: Mark | undefined) => {
    if (mark !== undefined && record.isTrue(mark) === true) size = Math.max(size, mark.size);
  };
  const previous = later.certificate?.previous;
  if (previous !== undefined && keyOfName(previous) === journal.key) named(previous);
  const namers = new Set<number>();
  for (const other of record.othersOf(journal.name.party)) {
    const names = namesAt(record, other, later.name) !== undefined;
    if (names) namers.add(other.name.party);
    const marks = names ? other.namings.get(later.key)?.before : other.claims.marks;
    named(marks?.get(journal.key));
  }
  return { size, settled: namers.size === record.charter.parties.length - 1 };
}
