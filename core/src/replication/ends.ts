import { equal } from '../base/bytes.ts';
import { type JournalName, journalKey, type Mark } from '../codec/names.ts';
import type { Journal, Line } from './line.ts';

/** Where a journal ended for all; `asked`: roots that must be computed before that is sure. */
export type End = {
  readonly size: number;
  readonly asked: readonly Mark[];
  /** Every other party has named the successor: it will not move any more. */
  readonly settled: boolean;
};

/**
 * Where the journal of a replaced incarnation ended (spec/incarnation.md): the highest head that
 * its successor's certificate, or any other party's last `held` before its first entry that names
 * the successor, truly names. Undefined while there is no successor, or a party has not named it.
 */
export function endOf(line: Line, name: JournalName): End | undefined {
  const end = endSoFar(line, name);
  return end?.settled ? end : undefined;
}

/** The same while some have not named the successor yet: it may still rise. */
export function endSoFar(line: Line, name: JournalName): End | undefined {
  const journal = line.journals.get(journalKey(name));
  if (!journal) return undefined;
  let end: End | undefined;
  for (const successor of line.journals.values()) {
    const { party, number } = successor.name;
    if (party !== name.party || number <= name.number || successor.staged.size === 0) continue;
    const found = endBy(line, journal, successor);
    const settles = end && found.settled && !end.settled;
    if (!end || settles || (found.settled === end.settled && found.size < end.size)) end = found;
  }
  return end;
}

function endBy(line: Line, journal: Journal, successor: Journal): End {
  const { party } = journal.name;
  const named = new Set([party]);
  const marks: (Mark | undefined)[] = [previousMark(successor, journal)];
  for (const holder of line.journals.values()) {
    if (holder.name.party === party) continue;
    const naming = holder.staged.held.get(successor.key);
    if (!naming || truth(successor, naming.first) === 'false') {
      marks.push(holder.staged.held.get(journal.key));
      continue;
    }
    named.add(holder.name.party);
    marks.push(naming.before.find((mark) => journalKey(mark) === journal.key));
  }
  const settled = named.size === line.charter.parties.length;
  return { ...highest(journal, marks), settled };
}

function previousMark(successor: Journal, journal: Journal): Mark | undefined {
  const { previous, name } = successor;
  if (!previous) return undefined;
  const mark = { ...previous, party: name.party };
  return journalKey(mark) === journal.key ? mark : undefined;
}

function highest(journal: Journal, marks: readonly (Mark | undefined)[]): Omit<End, 'settled'> {
  let size = 0;
  const asked: Mark[] = [];
  for (const mark of marks) {
    if (!mark) continue;
    const known = truth(journal, mark);
    if (known === 'false') continue;
    if (known === 'unknown' && mark.size <= journal.durable.size) asked.push(mark);
    size = Math.max(size, mark.size);
  }
  return { size, asked };
}

/** Unknown: more than is held here, or a size whose root is not in memory. */
function truth(journal: Journal, mark: Mark): 'true' | 'false' | 'unknown' {
  if (mark.size === 0) return 'true';
  const known = journal.staged.size === mark.size ? journal.staged : journal.heads.get(mark.size);
  if (!known) return 'unknown';
  return equal(known.root, mark.root) ? 'true' : 'false';
}

/** How far a journal may be cosigned, and be in a cut: null where nothing of it is contested. */
export function cosignableSize(line: Line, journal: Journal): number | null {
  if (journal.contested) return journal.ours?.size ?? 0;
  if (line.journals.size === line.charter.parties.length) return null;
  return endOf(line, journal.name)?.size ?? null;
}

/** Entries behind `size` are shown as contested: stored, and cosigned by nobody here. */
export function isContestedAt(line: Line, journal: Journal, size: number): boolean {
  const end = cosignableSize(line, journal);
  return journal.contested || (end !== null && size > end);
}
