import type { DraftKind, TemplateKind, WorkingDraft } from '@parley/api/drafts.ts';
import type { Precedence } from '@parley/api/wire.ts';
import { hex } from '@parley/core/base/bytes.ts';
import { decodeBody } from '@parley/core/codec/body.ts';
import { isOpaque } from '@parley/core/codec/entry.ts';
import { kinds, precedenceNames } from '@parley/core/codec/kinds.ts';
import { isLanguage, languages } from '@parley/text/languages.ts';
import { type TemplateName, templates } from '@parley/text/templates.ts';
import { heldPlace } from '../../acts/messages/shapes.ts';
import { readItem } from '../../projection/entry-name.ts';
import { entropy } from '../../station.ts';
import type { Asked } from '../asked.ts';
import { DeskRefusal } from '../refusals.ts';
import type { StoredVersion } from '../store/drafts.ts';
import type { DocumentText, DraftDocument } from './document.ts';
import { workingDraft } from './working.ts';

/** What each template proposes; the releaser confirms or changes it. */
export const templatePrecedence: Readonly<Record<TemplateKind, Precedence>> = {
  warning: 'FLASH',
  question: 'IMMEDIATE',
  answer: 'IMMEDIATE',
  notification: 'PRIORITY',
  proposal: 'PRIORITY',
  test: 'ROUTINE',
};

export type Begun = {
  readonly kind: DraftKind;
  readonly lang: string;
  readonly template: TemplateKind | null;
  readonly answers: string | null;
  readonly corrects: string | null;
};

/** A new draft: addressee and class are chosen at its release, never preset. */
export function beginDraft(asked: Asked, given: Begun): WorkingDraft {
  const { kind, lang, template, answers, corrects } = given;
  const about = corrects ?? answers;
  const source = about === null ? undefined : readAbout(asked, about, corrects !== null);
  const words =
    corrects !== null && source
      ? source.texts
      : template === null
        ? [{ lang, text: '' }]
        : templateWords(template, lang);
  const answered = source && corrects === null ? source.precedence : undefined;
  const correction = corrects === null ? undefined : source?.precedence;
  const proposed = template === null ? 'ROUTINE' : templatePrecedence[template];
  return newDraft(asked, {
    kind: corrects === null ? kind : 'correction',
    template,
    precedence: correction ?? answered ?? proposed,
    references: about === null ? [] : [about],
    correctionOf: corrects,
    words,
    reviewed: template !== null && corrects === null,
  });
}

export type NewDraft = {
  readonly kind: DraftKind;
  readonly template: TemplateKind | null;
  readonly precedence: Precedence;
  readonly references: readonly string[];
  readonly correctionOf: string | null;
  /** The first one is the original. */
  readonly words: readonly { readonly lang: string; readonly text: string }[];
  /** Words of a template are reviewed already, until somebody changes them. */
  readonly reviewed: boolean;
};

export function newDraft(asked: Asked, given: NewDraft): WorkingDraft {
  const { officerId, now, line } = asked;
  const draft = hex(entropy.bytes(16));
  const { words, reviewed, ...rest } = given;
  const texts = words.map(({ lang, text }, i): DocumentText => {
    const review = { by: null, at: now, revision: 1, ofRevision: 1 };
    return {
      lang,
      original: i === 0,
      text,
      revision: 1,
      by: officerId,
      at: now,
      ofRevision: i === 0 ? null : 1,
      review: i > 0 && reviewed ? review : null,
    };
  });
  const document: DraftDocument = {
    ...rest,
    draft,
    created: now,
    changed: now,
    revision: 1,
    drafters: [officerId],
    to: [],
    class: null,
    notAfter: null,
    attachments: [],
    texts,
    sentBack: null,
  };
  line.drafts.put(document);
  for (const { lang, text } of texts) {
    const version: StoredVersion = {
      lang,
      revision: 1,
      officer: officerId,
      time: now,
      came: 'written',
      text,
    };
    line.drafts.addVersion(draft, version);
  }
  asked.tellDraft(draft, 'changed', { revision: 1 });
  return workingDraft(asked, document);
}

/** A template in this language first, then in the others. */
export function templateWords(name: TemplateName, lang: string): { lang: string; text: string }[] {
  const first = isLanguage(lang) ? lang : 'en';
  const all = [first, ...languages.filter((one) => one !== first)];
  return all.map((one) => ({ lang: one, text: templates[name][one] }));
}

/** The entry that is answered or corrected. Only messages of our own are corrected. */
function readAbout(asked: Asked, entry: string, own: boolean) {
  const { line } = asked.line;
  const place = heldPlace(line, entry);
  asked.need('read', asked.line.closed.ofEntry(place.journal.key, place.seq));
  const item = readItem(line.store, place)?.item;
  const body = item && !isOpaque(item) ? decodeBody(item.body) : undefined;
  if (!item || isOpaque(item) || !body?.ok) throw new DeskRefusal('not-found', entry);
  const ours = place.journal.name.party === line.me;
  const correctable = item.kind === kinds.message || item.kind === kinds.correction;
  if (own && !(ours && correctable)) throw new DeskRefusal('bad-input', 'corrects');
  const texts = [...body.value.texts].sort((a, b) => a.standing - b.standing);
  return { texts, precedence: precedenceNames[item.precedence] ?? 'ROUTINE', item };
}
