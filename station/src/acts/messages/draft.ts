import { hex } from '@parley/core/base/bytes.ts';
import { limits } from '@parley/core/base/limits.ts';
import type { CborValue } from '@parley/core/codec/cbor.ts';
import { isOpaque } from '@parley/core/codec/entry.ts';
import { classNames, kinds, precedenceNames } from '@parley/core/codec/kinds.ts';
import { encodeRecord } from '@parley/core/codec/records.ts';
import { z } from 'zod';
import { storeAttachment } from '../../attachments/store-file.ts';
import { closersOf } from '../../projection/closers.ts';
import { entryName, readItem } from '../../projection/entry-name.ts';
import type { StationLine } from '../../station.ts';
import { type ActContext, ActRefusal, act, type Json } from '../act.ts';
import { hexBytes, timeMs } from '../shapes.ts';
import { aboutEntries, composeDraft, draftInput } from './compose.ts';
import { type DeskDraft, findDraft, listDrafts, putDraft, removeDraft } from './desk-draft.ts';
import { dropUnnamed, withAttachments } from './orphans.ts';
import { draftWord, entryWord, heldPlace, precedenceWord, textShape } from './shapes.ts';
import { missingReleases, ruleOf, sheetOf } from './sheet.ts';
import { refuseSucceeded } from './succeeded.ts';
import { draftersNamed, drafterWords } from './take-back.ts';

/** Puts the bytes of a file into the store, for a draft that names them by their hash. */
export const attachAct = act({
  name: 'attach',
  input: z.strictObject({ bytes: hexBytes }),
  run: async (context, { bytes: text }) => {
    const line = context.line();
    const bytes = new Uint8Array(Buffer.from(text, 'hex'));
    if (bytes.length > limits.attachmentBytesMax) throw new ActRefusal('attachment-too-large');
    const sha256 = line.host.options.crypto.sha256(bytes);
    storeAttachment(line.store, sha256, bytes);
    return { sha256: hex(sha256), size: bytes.length };
  },
});

/**
 * A message or another entry with words in it, as a draft that others release; answers its sheet.
 * With `once` it is refused, and nothing kept, where more than one officer must release it.
 */
export const draftAct = act({
  name: 'draft',
  input: draftInput.extend({
    kind: z.enum(['message', 'confirm', 'service']).default('message'),
    once: z.boolean().default(false),
    /** Who wrote it; none of them releases it. */
    drafters: drafterWords,
  }),
  run: async (context, { kind, once, drafters, ...input }) => {
    return await withAttachments(context.line(), input.attachments, async () => {
      refuseSucceeded(context.station, context.line(), kinds[kind]);
      return await keep(context, once, (line) => {
        return composeDraft(line, kind, input, { drafters: draftersNamed(line, drafters) });
      });
    });
  },
});

/** Every draft that waits for releases, the one changed last first. */
export const draftsAct = act({
  name: 'drafts',
  input: z.strictObject({}),
  run: async (context) => {
    const line = context.line();
    await line.desk.projection.catchUp(context.progress);
    return { drafts: listDrafts(line).map((draft) => sheetOf(line, draft)) };
  },
});

/** Forgets a draft, and what it would have attached where nothing else names it. */
export const discardAct = act({
  name: 'discard',
  input: z.strictObject({ draft: draftWord }),
  run: async (context, { draft: word }) => {
    const line = context.line();
    const draft = findDraft(line, word);
    await line.desk.projection.catchUp(context.progress);
    removeDraft(line, draft);
    dropUnnamed(
      line,
      draft.body.attachments.map(({ sha256 }) => sha256),
    );
    return { draft: hex(draft.id), discarded: true };
  },
});

const answering = z.strictObject({
  entries: z.array(entryWord).min(1).max(limits.referencesMax),
  precedence: precedenceWord.optional(),
  once: z.boolean().default(false),
});

const acknowledged = [kinds.message, kinds.retraction, kinds.correction];

/** An officer has read these messages; names the attachments that are held here. */
export const ackAct = act({
  name: 'ack',
  input: answering,
  run: async (context, { entries, once, precedence }) => {
    return await keep(context, once, (line) => {
      const about = aboutEntries(line, entries, acknowledged);
      // None is left out unsaid: fewer messages at once are acknowledged with all of theirs.
      if (about.attachments.length > limits.attachmentsMax) {
        throw new ActRefusal('over-limit', 'attachments');
      }
      for (const entry of entries) refuseAnswered(line, entry, 'acknowledged');
      const record = encodeRecord({ kind: 'ack', attachments: about.attachments });
      return answer(line, 'ack', { entries, about, record, precedence });
    });
  },
});

/** Received, no answer now; perhaps with the time until which none is to be expected. */
export const withholdAct = act({
  name: 'withhold',
  input: answering.extend({ until: timeMs.nullable().default(null) }),
  run: async (context, { entries, until, once, precedence }) => {
    return await keep(context, once, (line) => {
      const about = aboutEntries(line, entries, [...acknowledged, kinds.confirm]);
      const record = encodeRecord({ kind: 'withheld', until });
      return answer(line, 'withheld', { entries, about, record, precedence });
    });
  },
});

const answerWords = ['no', 'yes', 'not-now'] as const;

/** The answer to "did you say this?": no, yes, or not now. */
export const confirmAnswerAct = act({
  name: 'confirm-answer',
  input: z.strictObject({
    entry: entryWord,
    answer: z.enum(answerWords),
    texts: z.array(textShape).default([]),
    precedence: precedenceWord.optional(),
    once: z.boolean().default(false),
  }),
  run: async (context, { entry, answer: word, texts, once, precedence }) => {
    return await keep(context, once, (line) => {
      const about = aboutEntries(line, [entry], [kinds.confirm]);
      refuseAnswered(line, entry, 'answered');
      const record = answerWords.indexOf(word) as 0 | 1 | 2;
      return answer(line, 'confirm-answer', { entries: [entry], about, record, precedence, texts });
    });
  },
});

/** Twice would say nothing more, and another answer would contradict the one that stands. */
function refuseAnswered(line: StationLine, entry: string, by: 'acknowledged' | 'answered'): void {
  const { journal, seq } = heldPlace(line, entry);
  const item = readItem(line.store, { journal, seq })?.item;
  const kind = item && !isOpaque(item) ? item.kind : 0;
  const closer = closersOf(line.store, { journal: journal.key, seq, kind }, line.me)[by];
  const name = closer && line.host.line.journals.get(closer.journal)?.name;
  if (!closer || !name) return;
  throw new ActRefusal('answered-already', entryName(line.host.line, name, closer.seq));
}

type Answering = {
  readonly entries: readonly string[];
  readonly about: ReturnType<typeof aboutEntries>;
  readonly record: CborValue;
  readonly precedence?: z.infer<typeof precedenceWord> | undefined;
  readonly texts?: z.infer<typeof textShape>[];
};

function answer(
  line: StationLine,
  kind: 'ack' | 'withheld' | 'confirm-answer',
  { entries, about, record, precedence, texts }: Answering,
): DeskDraft {
  const cls = classNames[about.class] ?? 'REAL';
  const urgency = precedence ?? precedenceNames[about.precedence] ?? 'ROUTINE';
  const given = { class: cls, precedence: urgency, references: [...entries], texts: texts ?? [] };
  return composeDraft(line, kind, draftInput.parse(given), { record });
}

/** Composes and stores a draft, and answers its sheet. */
async function keep(
  context: ActContext,
  once: boolean,
  compose: (line: StationLine) => DeskDraft,
): Promise<Json> {
  const line = context.line();
  await line.desk.projection.catchUp(context.progress);
  const draft = compose(line);
  const needed = missingReleases(ruleOf(line, draft), []);
  if (once && needed > 1) {
    const how = 'parley draft, then parley release by each';
    throw new ActRefusal('release-missing', `${needed} officers: ${how}`);
  }
  putDraft(line, draft);
  return sheetOf(line, draft);
}
