import type { Sheet } from '@parley/api/sheets.ts';
import { hex } from '@parley/core/base/bytes.ts';
import { type RecordEntry, recordDraft } from '../../acts/agreements/record-draft.ts';
import type { DeskDraft } from '../../acts/messages/desk-draft.ts';
import type { StationLine } from '../../station.ts';
import type { Asked } from '../asked.ts';
import { deskSheet } from './desk-sheet.ts';

/** An entry that holds a record and no words, as a sheet for its officers. */
export async function recordSheet(asked: Asked, entry: RecordEntry): Promise<Sheet> {
  return await draftedSheet(asked, (line) => recordDraft(line, entry));
}

/** What an act of the station drafts, as a sheet. */
export async function draftedSheet(
  asked: Asked,
  draft: (line: StationLine) => DeskDraft,
): Promise<Sheet> {
  const { line } = asked.line;
  await line.desk.projection.catchUp();
  const made = draft(line);
  asked.tellDraft(hex(made.id), 'changed');
  return deskSheet(asked, made);
}
