import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { addAck } from '../verbs/ack.ts';
import { addConfirm } from '../verbs/confirm.ts';
import { addDiscard } from '../verbs/discard.ts';
import { addDraft } from '../verbs/draft.ts';
import { addFollow } from '../verbs/follow.ts';
import { addInbox } from '../verbs/inbox.ts';
import { addRelease } from '../verbs/release.ts';
import { addCorrect, addRetract } from '../verbs/retract.ts';
import { addSend } from '../verbs/send.ts';
import { addService } from '../verbs/service.ts';
import { addShow } from '../verbs/show.ts';
import { addWithhold } from '../verbs/withhold.ts';

/** The verbs of messages, in the order in which help lists them. */
export const messageVerbs: readonly ((program: Command, cli: () => Cli) => void)[] = [
  addDraft,
  addRelease,
  addDiscard,
  addSend,
  addInbox,
  addShow,
  addAck,
  addWithhold,
  addConfirm,
  addRetract,
  addCorrect,
  addService,
  addFollow,
];
