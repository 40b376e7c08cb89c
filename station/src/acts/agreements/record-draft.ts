import type { CborValue } from '@parley/core/codec/cbor.ts';
import { type KindName, kinds } from '@parley/core/codec/kinds.ts';
import { decodeRecord } from '@parley/core/codec/records.ts';
import { ownClass } from '@parley/core/station/own-class.ts';
import type { StationLine } from '../../station.ts';
import { ActRefusal } from '../act.ts';
import { composeDraft, draftInput } from '../messages/compose.ts';
import { type DeskDraft, putDraft } from '../messages/desk-draft.ts';

export type RecordEntry = {
  readonly kind: KindName;
  readonly record: CborValue;
  readonly references: readonly string[];
  readonly class: 'REAL' | 'EXERCISE';
};

/**
 * An entry that holds a record and no words, as a draft for its officers. What the other side would
 * find unreadable is refused before anybody signs it.
 */
export function recordDraft(line: StationLine, entry: RecordEntry): DeskDraft {
  const checked = decodeRecord(kinds[entry.kind], entry.record);
  if (!checked.ok) throw new ActRefusal(checked.code, checked.detail);
  const given = { class: entry.class, references: [...entry.references] };
  const { record } = entry;
  const draft = composeDraft(line, entry.kind, draftInput.parse(given), { record });
  putDraft(line, draft);
  return draft;
}

/** The class of what officers say about the line itself, in a word. */
export function ownClassWord({ host }: StationLine): 'REAL' | 'EXERCISE' {
  return ownClass(host.line) === 0 ? 'REAL' : 'EXERCISE';
}
