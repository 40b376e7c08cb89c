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
import { correctAct, retractAct } from './take-back.ts';

/** What officers and operators do with messages. */
export const messageActs: readonly Act[] = [
  ackAct,
  attachAct,
  attachmentAct,
  confirmAnswerAct,
  correctAct,
  discardAct,
  draftAct,
  draftsAct,
  followAct,
  inboxAct,
  releaseAct,
  retractAct,
  sheetAct,
  showAct,
  withholdAct,
];
