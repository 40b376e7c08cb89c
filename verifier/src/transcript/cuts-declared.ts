/** The cut entries that a transcript shows give just the cuts that it declares. */
import { equal } from '../base/bytes.ts';
import { refuse } from '../base/refusal.ts';
import { keyOfName } from '../journal/name.ts';
import { type Cut, judgeCut, type WrittenCut } from './cut.ts';
import type { LineRecord } from './line-record.ts';

/** Cuts in the file's own words, and how many cut entries stand before the tail. */
type Declared = { readonly declared: readonly Cut[]; readonly shownCuts: number };

/**
 * Judges every cut entry in the order in which they were shown; those that are none are
 * violations. Gives the last declared cut with the place where it was written.
 */
export function matchCuts(
  record: LineRecord,
  written: readonly WrittenCut[],
  { declared, shownCuts }: Declared,
): WrittenCut | undefined {
  let last: WrittenCut | undefined;
  let found = 0;
  for (const [index, one] of written.entries()) {
    const judged = judgeCut(record, one, last);
    const wanted = declared[found];
    if (judged === undefined && index < shownCuts) {
      if (wanted === undefined || !isSame(wanted, one.cut)) {
        refuse('cut-out-of-turn', 'another cut than the one declared');
      }
      found++;
      last = one;
      continue;
    }
    if (judged === undefined) continue;
    if (wanted !== undefined && isSame(wanted, one.cut) && judged !== 'unshown') {
      refuse(judged, `cut ${one.cut.k}`);
    }
    if (judged !== 'unshown') record.violates(one.journal.name, one.seq, 'cut-malformed');
  }
  if (found < declared.length) refuse('entry-missing', 'the entry of a cut');
  return last;
}

function isSame(a: Cut, b: Cut): boolean {
  if (a.k !== b.k || !equal(a.previous, b.previous) || a.heads.length !== b.heads.length) {
    return false;
  }
  return a.heads.every((head, i) => {
    const other = b.heads[i];
    return (
      other !== undefined &&
      keyOfName(head) === keyOfName(other) &&
      head.size === other.size &&
      equal(head.root, other.root)
    );
  });
}
