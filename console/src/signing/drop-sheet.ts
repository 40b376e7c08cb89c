import type { Sheet } from '@parley/api/sheets.ts';
import { cachedAnswer } from '../desk/answers.ts';
import { acts } from '../desk/station.ts';

/**
 * Forgets a sheet that its officer leaves: what one officer has released waits for the next, what
 * nobody has is forgotten. Where that fails it stands in the list of drafts, and nothing is lost.
 */
export function dropSheet(line: string, sheet: Sheet): void {
  const params = { line, draft: sheet.draft };
  const { released } = cachedAnswer('sheet', { params }) ?? sheet;
  if (released.length === 0) void acts.dropSheet({ params });
}
