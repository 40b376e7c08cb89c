import type { JournalName } from '../codec/names.ts';
import type { Journal, Line } from './line.ts';

/** A cosignature over a size of a journal, by an incarnation. */
type Claim = { readonly cosigner: JournalName; readonly size: number };

/**
 * Whether a good cosignature counts in that journal: keys count up to its first entry that names
 * a later incarnation of theirs (spec/checkpoint.md, rule 2). What a thief of replaced keys signs
 * beyond is no receipt: it would end the retries of a FLASH that the true station never saw.
 */
export function counts(line: Line, journal: Journal, { cosigner, size }: Claim): boolean {
  for (const later of line.journals.values()) {
    const { party, number } = later.name;
    if (party !== cosigner.party || number <= cosigner.number) continue;
    const naming = journal.staged.held.get(later.key);
    if (naming && size > naming.since) return false;
  }
  return true;
}

/** How much of a journal a party has cosigned, under those of its keys that count there. */
export function cosignedBy(line: Line, journal: Journal, party: number): number {
  let size = 0;
  for (const signed of journal.cosigned.values()) {
    if (signed.cosigner.party !== party || signed.size <= size) continue;
    if (counts(line, journal, signed)) size = signed.size;
  }
  return size;
}
