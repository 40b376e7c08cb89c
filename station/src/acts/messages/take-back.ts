import { decodeBody } from '@parley/core/codec/body.ts';
import type { Text } from '@parley/core/codec/body-parts.ts';
import { isOpaque } from '@parley/core/codec/entry.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { languages } from '@parley/text/languages.ts';
import { templates } from '@parley/text/templates.ts';
import { z } from 'zod';
import { readItem } from '../../projection/entry-name.ts';
import { relationsOf } from '../../projection/relations.ts';
import { rowOf } from '../../projection/row.ts';
import type { StationLine } from '../../station.ts';
import { officerNamed } from '../access/officer-named.ts';
import { ActRefusal, act } from '../act.ts';
import { composeDraft, draftInput } from './compose.ts';
import { type DeskDraft, putDraft } from './desk-draft.ts';
import { draftedSheet } from './drafted-sheet.ts';
import { withAttachments } from './orphans.ts';
import { entryWord, heldPlace, textShape, wordOfClass, wordOfPrecedence } from './shapes.ts';

const corrected: readonly number[] = [kinds.message, kinds.correction];
/** A question too is withdrawn. */
const retracted: readonly number[] = [...corrected, kinds.confirm];

/** An entry of ours that can be taken back; refuses `wrong-author`, `wrong-kind`. */
export function ownMessage(line: StationLine, entry: string, allowed = retracted) {
  const place = heldPlace(line, entry);
  if (place.journal.name.party !== line.me) throw new ActRefusal('wrong-author', entry);
  const item = readItem(line.store, place)?.item;
  const body = item && !isOpaque(item) ? decodeBody(item.body) : undefined;
  if (!item || isOpaque(item) || !body?.ok || !allowed.includes(item.kind)) {
    throw new ActRefusal('wrong-kind', entry);
  }
  return { item, body: body.value };
}

type Words = z.infer<typeof textShape>[];

/** What a retraction is made of besides its message: words of its own, and whose they are. */
export type Retracting = {
  /** None: those that are fixed for every retraction, which nobody here wrote. */
  readonly texts?: Words;
  readonly id?: Uint8Array;
  readonly drafters?: readonly Uint8Array[];
};

/** For the same addressees, in the same class and precedence as the message that it takes back. */
export function composeRetraction(
  line: StationLine,
  entry: string,
  { texts, id, drafters = [] }: Retracting,
): DeskDraft {
  const message = ownMessage(line, entry);
  const { body } = message;
  const input = draftInput.parse({
    ...envelopeOf(line, message),
    texts: texts && texts.length > 0 ? texts : fixedWords(body.texts),
    references: [entry],
  });
  return composeDraft(line, 'retraction', input, { ...(id && { id }), drafters });
}

/** To whom, in which class and precedence a message of ours went. */
function envelopeOf(line: StationLine, { item, body }: ReturnType<typeof ownMessage>) {
  return {
    to: body.addressees.map(({ party, forAction }) => {
      return {
        party: line.charter.parties[party]?.name ?? '',
        purpose: forAction ? ('action' as const) : ('information' as const),
      };
    }),
    class: wordOfClass(item.class),
    precedence: wordOfPrecedence(item.precedence),
  };
}

/** In every language, that of the message's own original first. */
function fixedWords(texts: readonly Text[]) {
  const own = texts.find(({ standing }) => standing === 0)?.lang;
  const first = languages.find((lang) => lang === own) ?? 'en';
  const all = [first, ...languages.filter((lang) => lang !== first)];
  return all.map((lang, i) => {
    return { lang, standing: i === 0 ? 0 : 1, text: templates.retraction[lang] };
  });
}

/** Ids of the officers who are named as having written something. */
export const drafterWords = z.array(z.string().min(1).max(64)).max(16).default([]);

export function draftersNamed(line: StationLine, words: readonly string[]): Uint8Array[] {
  return words.flatMap((word) => officerNamed(line, word) ?? []);
}

/**
 * In the words of every retraction it is retracted once: refuses `retracted-already`. One that has
 * words of its own may come after it.
 */
export const retractAct = act({
  name: 'retract',
  input: z.strictObject({
    entry: entryWord,
    texts: z.array(textShape).default([]),
    drafters: drafterWords,
  }),
  run: async (context, { entry, texts, drafters }) => {
    return await draftedSheet(context, kinds.retraction, (line) => {
      const given = { texts, drafters: draftersNamed(line, drafters) };
      if (texts.length === 0) refuseTwice(line, entry);
      const draft = composeRetraction(line, entry, given);
      putDraft(line, draft);
      return draft;
    });
  },
});

const correctInput = draftInput.extend({
  ...{ to: draftInput.shape.to.unwrap().optional(), class: draftInput.shape.class.optional() },
  precedence: draftInput.shape.precedence.unwrap().optional(),
  ...{ entry: entryWord, drafters: drafterWords },
});

/**
 * The whole message as it should have been; the message that it corrects stands first in it. What
 * is not given of addressees, class and precedence is as in that message.
 */
export const correctAct = act({
  name: 'correct',
  input: correctInput,
  run: async (context, { entry, drafters, ...input }) => {
    const composed = (line: StationLine) => {
      const envelope = envelopeOf(line, ownMessage(line, entry, corrected));
      const references = [entry, ...input.references];
      const words = draftInput.parse({ ...envelope, ...input, references });
      const named = draftersNamed(line, drafters);
      const draft = composeDraft(line, 'correction', words, { drafters: named });
      putDraft(line, draft);
      return draft;
    };
    return await withAttachments(context.line(), input.attachments, async () => {
      return await draftedSheet(context, kinds.correction, composed);
    });
  },
});

function refuseTwice(line: StationLine, entry: string): void {
  const { item } = ownMessage(line, entry);
  const { journal, seq } = heldPlace(line, entry);
  const { row } = rowOf(line.host.line, { name: journal.name, key: journal.key, seq }, item);
  const { retractedBy } = relationsOf(line, row);
  if (retractedBy) throw new ActRefusal('retracted-already', retractedBy);
}
