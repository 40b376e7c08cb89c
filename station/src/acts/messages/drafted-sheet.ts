import type { StationLine } from '../../station.ts';
import type { ActContext, Json } from '../act.ts';
import type { DeskDraft } from './desk-draft.ts';
import { sheetOf } from './sheet.ts';
import { refuseSucceeded } from './succeeded.ts';

/**
 * The sheet of what an act drafts and keeps, over tables that hold every entry. Refuses `succeeded`
 * where the line takes no more of this kind.
 */
export async function draftedSheet(
  context: ActContext,
  kind: number,
  draft: (line: StationLine) => DeskDraft,
): Promise<Json> {
  const line = context.line();
  await line.desk.projection.catchUp(context.progress);
  refuseSucceeded(context.station, line, kind);
  return sheetOf(line, draft(line));
}
