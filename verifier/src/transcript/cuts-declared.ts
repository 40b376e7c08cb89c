/** The cut entries that a transcript shows give just the cuts that it declares. */
import { equal } from '../base/bytes.ts';
import { refuse } from '../base/refusal.ts';
import type { Cut } from '../entry/records.ts';
import type { Bridge } from './bridge.ts';
import { hashOfCut, judgeCut, type WrittenCut } from './cut.ts';
import type { Journal } from './journal.ts';
import type { LineRecord } from './line-record.ts';

/**
 * Judges every cut entry of the final part, then those of the bridge; those that are none are
 * violations. Gives the last cut with the place where it was written. Refused with `not-final` for
 * a cut beyond those declared or a bridge that does not end at the last one, `out-of-order` for
 * another cut, `entry-missing` for one that nobody wrote.
 */
export function matchCuts(
  record: LineRecord,
  written: readonly WrittenCut[],
  { declared, bridge }: { readonly declared: readonly Cut[]; readonly bridge: Bridge },
): WrittenCut {
  const { line } = record.charter;
  let last: WrittenCut | undefined;
  let found = 0;
  const placed = new Map<Journal, number>();
  for (const one of [...written, ...bridge.cuts]) {
    const tries = one.nth - 1 - (placed.get(one.journal) ?? -1);
    const judged = judgeCut(record, one, { before: last, tries });
    if (judged === undefined) {
      const wanted = declared[found] ?? refuse('not-final', `cut ${one.cut.k}`);
      if (!equal(hashOfCut(line, wanted), hashOfCut(line, one.cut))) {
        refuse('out-of-order', `cut ${wanted.k} is another one`);
      }
      found++;
      last = one;
      placed.set(one.journal, one.nth);
    } else if (judged !== 'unshown') {
      record.violates(one.journal.name, one.seq, 'cut-malformed');
    }
  }
  if (last === undefined || found < declared.length) refuse('entry-missing', `cut ${found}`);
  const isEnd = last.journal === bridge.journal && last.seq === bridge.frontier.size - 1;
  return isEnd ? last : refuse('not-final', 'the bridge does not end at the last cut');
}
