/** Whether a cut is final by the witnesses shown (spec/transcript.md, spec/checkpoint.md). */
import { refuse } from '../base/refusal.ts';
import type { WrittenCut } from './cut.ts';
import type { Witness } from './evidence.ts';
import { namesAt } from './held.ts';
import type { Journal } from './journal.ts';
import type { LineRecord } from './line-record.ts';

/** Refused with `not-final` where a head of the cut, or its entry, lacks anybody's signature. */
export function checkFinal(
  record: LineRecord,
  { cut, journal, seq }: WrittenCut,
  witnesses: readonly Witness[],
): void {
  for (const head of cut.heads) {
    const size = record.get(head) === journal ? seq + 1 : head.size;
    if (size > 0) checkHeld(record, { journal: record.known(head), size }, witnesses);
  }
}

function checkHeld(
  record: LineRecord,
  { journal, size }: { journal: Journal; size: number },
  witnesses: readonly Witness[],
): void {
  const over = witnesses.filter((one) => one.journal === journal && one.from >= size);
  if (!over.some(({ said }) => said)) refuse('bad-signature', `no note of ${journal.origin}`);
  for (const { index, name } of record.charter.parties) {
    if (index === journal.name.party) continue;
    const holds = over.some((witness) =>
      witness.cosigners.some(
        ({ journal: by }) => by.name.party === index && counts(record, witness, by),
      ),
    );
    if (!holds) refuse('not-final', `${name} has not cosigned ${journal.origin}`);
  }
}

/**
 * Whether keys of that incarnation still count at the size of the witness: up to the first entry of
 * the journal whose `held` names a later one of that party.
 */
function counts(record: LineRecord, { journal, size }: Witness, by: Journal): boolean {
  return record
    .ofParty(by.name.party)
    .filter(({ name }) => name.number > by.name.number)
    .every((later) => size <= (namesAt(record, journal, later.name) ?? size));
}
