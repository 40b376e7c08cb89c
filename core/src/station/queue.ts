import { limits } from '../base/limits.ts';
import type { Refusal } from '../base/refusal.ts';
import { type Body, emptyBody, encodeBody } from '../codec/body.ts';
import type { Mark, Reference } from '../codec/names.ts';
import type { Draft } from '../replication/io.ts';
import { type Line, ownJournal, type QueuedDraft, sortedJournals } from '../replication/line.ts';
import { ownClass } from './own-class.ts';
import { draftRefusal } from './rules.ts';

/** Takes a draft into the queue, or says why it is not written. */
export function enqueue(line: Line, id: number | null, draft: Draft): void {
  const refusal = draftRefusal(line, draft);
  if (refusal) return answer(line, id, refusal);
  (line.queue[draft.precedence] as QueuedDraft[]).push({ id, draft });
}

/** What the station writes by itself: a record, ROUTINE, of its own class. */
export function enqueueOwn(line: Line, kind: Draft['kind'], record: Body['record']): void {
  enqueue(line, null, {
    kind,
    precedence: 1,
    class: ownClass(line),
    salt: line.entropy.bytes(16),
    body: encodeBody({ ...emptyBody, record }),
    references: [],
    shown: null,
  });
}

export function answer(
  line: Line,
  id: number | null,
  result: Refusal | { ok: true; value: Reference },
): void {
  if (id !== null) line.effects.push({ kind: 'written', id, result });
}

/**
 * What the next entry claims to hold: only what changed since the author's previous entry, in the
 * order of names. A new incarnation is named one entry later than what is held of its party's
 * journal before: that journal ends at what was claimed before its successor was named, and what
 * this station holds must not fall behind the end.
 */
export function marksToWrite(line: Line): Mark[] {
  const own = ownJournal(line);
  const marks: Mark[] = [];
  const grown = new Set<number>();
  for (const journal of sortedJournals(line)) {
    const { party, number } = journal.name;
    const said = own.durable.held.get(journal.key)?.size ?? 0;
    const { size, root } = journal.durable;
    if (party === line.me || journal.contested || size <= said) continue;
    if (number > 0 && said === 0 && grown.has(party)) continue;
    grown.add(party);
    if (marks.length < limits.heldMarksMax) marks.push({ ...journal.name, size, root });
  }
  return marks;
}
