import { boardRoutes } from './board.ts';
import { ceremonyRoutes } from './ceremony.ts';
import { draftRoutes } from './drafts.ts';
import { entryRoutes } from './entry.ts';
import { exerciseRoutes } from './exercise.ts';
import { inboxRoutes } from './inbox.ts';
import { lineRoutes } from './lines.ts';
import { officerRoutes } from './officers.ts';
import type { Operation } from './operations.ts';
import { recordRoutes } from './records.ts';
import type { DeskRoute } from './route.ts';
import { sessionRoutes } from './session.ts';
import { sheetRoutes } from './sheets.ts';
import { termRoutes } from './terms.ts';
import { watchRoutes } from './watch.ts';

/** Every operation with its schemas: what the server serves and the document lists. */
export const routes = {
  ...sessionRoutes,
  ...officerRoutes,
  ...lineRoutes,
  ...inboxRoutes,
  ...entryRoutes,
  ...draftRoutes,
  ...sheetRoutes,
  ...watchRoutes,
  ...exerciseRoutes,
  ...termRoutes,
  ...recordRoutes,
  ...boardRoutes,
  ...ceremonyRoutes,
} satisfies Record<Operation, DeskRoute>;

export type Routes = typeof routes;
