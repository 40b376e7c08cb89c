import { limits } from '../base/limits.ts';
import { type JournalName, journalKey } from '../codec/names.ts';
import type { PlacedCut } from '../evidence/cut.ts';
import { endOf } from '../replication/ends.ts';
import type { Journal, Line } from '../replication/line.ts';
import type { Tried } from '../replication/pending.ts';

/*
 * Which entries of kind cut are kept at all. A cut that is not judged yet waits in memory and as a
 * fact on disk, read at every start; how many of these there are must not be the other side's.
 */

/** The newest well-formed cut, final or not. */
export function lastCut(line: Line): PlacedCut | undefined {
  return line.cuts.at(-1) ?? line.final ?? undefined;
}

export function nextK(line: Line): number {
  const last = lastCut(line);
  return last ? last.cut.k + 1 : 0;
}

/**
 * Whether an entry may be a cut, now or when more has come; of one that may not nothing is kept.
 * It may not out of turn, behind too many others of its journal that may be that cut, and where it
 * would go on from a cut that this station has still to write.
 */
export function mayBeCut(line: Line, entry: Tried & { readonly journal: JournalName }): boolean {
  const { party } = entry.journal;
  const journal = line.journals.get(journalKey(entry.journal));
  if (!journal || entry.k % line.charter.parties.length !== party) return false;
  return !isSpent(journal, entry) && (party === line.me || !isBeyondUs(line, entry.k));
}

/**
 * As many others as a journal may try stand between this one and any that may be an earlier cut: if
 * one of them is a cut, it is this one's own or a later.
 */
function isSpent({ tried }: Journal, { cuts, k }: Tried): boolean {
  const from = cuts - limits.cutTriesMax;
  if (from < 0 || tried.final >= from) return false;
  return !tried.kept.some((one) => one.cuts >= from && one.k < k);
}

/**
 * Our turn before it is still to be written: it cannot name the hash of that cut. True only where
 * we know all that we have written, under all our keys.
 */
function isBeyondUs(line: Line, k: number): boolean {
  const parties = line.charter.parties.length;
  const ours = k - ((((k - line.me) % parties) + parties) % parties);
  if (ours < nextK(line) || !knowsOwn(line)) return false;
  return !line.candidates.get(ours)?.some(({ journal }) => journal.party === line.me);
}

function knowsOwn(line: Line): boolean {
  if (line.mute !== null || line.guard === null) return false;
  for (const { name, key, durable } of line.journals.values()) {
    if (name.party !== line.me || key === line.own) continue;
    const end = endOf(line, name);
    if (!end || durable.size < end.size) return false;
  }
  return true;
}

/** Remembers an entry that may be a cut, as long as one of its journal may come that counts it. */
export function keepTried({ tried }: Journal, entry: Tried): void {
  const from = entry.cuts - limits.cutTriesMax;
  tried.kept = [...tried.kept.filter(({ cuts }) => cuts >= from), entry];
}

/** How many entries of kind cut a journal has between its last well-formed cut and this one. */
export function triesBefore(line: Line, { key, tried }: Journal, cuts: number): number {
  let last = tried.final < cuts ? tried.final : -1;
  for (const { journal, cuts: at } of line.placed) {
    if (at > last && at < cuts && journalKey(journal) === key) last = at;
  }
  return cuts - 1 - last;
}
