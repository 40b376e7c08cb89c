import type { Operation } from '@parley/api/operations.ts';
import { boardHandlers } from './board.ts';
import { ceremonyHandlers } from './ceremony.ts';
import { compartmentHandlers } from './compartments.ts';
import { draftHandlers } from './drafts.ts';
import { enrolmentHandlers } from './enrolment.ts';
import { entryHandlers } from './entry.ts';
import { exerciseHandlers } from './exercise.ts';
import type { HandlersOf } from './handler.ts';
import { inboxHandlers } from './inbox.ts';
import { lineHandlers } from './lines.ts';
import { officerHandlers } from './officers.ts';
import { recordHandlers } from './records.ts';
import { sessionHandlers } from './session.ts';
import { sheetHandlers } from './sheets.ts';
import { termHandlers } from './terms.ts';
import { watchHandlers } from './watch.ts';

/** One handler for each operation of the contract. */
export const handlers: HandlersOf<Operation> = {
  ...sessionHandlers,
  ...enrolmentHandlers,
  ...officerHandlers,
  ...compartmentHandlers,
  ...lineHandlers,
  ...inboxHandlers,
  ...entryHandlers,
  ...draftHandlers,
  ...sheetHandlers,
  ...watchHandlers,
  ...exerciseHandlers,
  ...termHandlers,
  ...recordHandlers,
  ...boardHandlers,
  ...ceremonyHandlers,
};
