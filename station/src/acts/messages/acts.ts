import type { Act } from '../act.ts';
import {
  ackAct,
  attachAct,
  confirmAnswerAct,
  discardAct,
  draftAct,
  draftsAct,
  withholdAct,
} from './draft.ts';
import { followAct } from './follow.ts';
import { inboxAct } from './inbox.ts';
import { releaseAct, sheetAct } from './release.ts';
import { attachmentAct, showAct } from './show.ts';

/** What officers and operators do with messages. */
export const messageActs: readonly Act[] = [
  ackAct,
  attachAct,
  attachmentAct,
  confirmAnswerAct,
  discardAct,
  draftAct,
  draftsAct,
  followAct,
  inboxAct,
  releaseAct,
  sheetAct,
  showAct,
  withholdAct,
];
