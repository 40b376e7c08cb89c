import type { Sheet } from '@parley/api/sheets.ts';
import type { MessageClass } from '@parley/api/wire.ts';
import { hex } from '@parley/core/base/bytes.ts';
import type { CborValue } from '@parley/core/codec/cbor.ts';
import { type KindName, kinds } from '@parley/core/codec/kinds.ts';
import { decodeRecord } from '@parley/core/codec/records.ts';
import { ActRefusal } from '../../acts/act.ts';
import { composeDraft, draftInput } from '../../acts/messages/compose.ts';
import { putDraft } from '../../acts/messages/desk-draft.ts';
import type { Asked } from '../asked.ts';
import { deskSheet } from './desk-sheet.ts';

type RecordEntry = {
  readonly kind: KindName;
  readonly record: CborValue;
  readonly references: readonly string[];
  readonly class: MessageClass;
};

/**
 * An entry that holds a record and no words, as a sheet for its officers. What the other side would
 * find unreadable is refused before anybody signs it.
 */
export async function recordSheet(asked: Asked, entry: RecordEntry): Promise<Sheet> {
  const { line } = asked.line;
  await line.desk.projection.catchUp();
  const checked = decodeRecord(kinds[entry.kind], entry.record);
  if (!checked.ok) throw new ActRefusal(checked.code, checked.detail);
  const given = { class: entry.class, references: [...entry.references] };
  const { record } = entry;
  const draft = composeDraft(line, entry.kind, draftInput.parse(given), { record });
  putDraft(line, draft);
  asked.tellDraft(hex(draft.id), 'changed');
  return deskSheet(asked, draft);
}
