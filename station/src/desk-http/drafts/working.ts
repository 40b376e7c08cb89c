import type { DraftText, WorkingDraft } from '@parley/api/drafts.ts';
import { compareTokens } from '@parley/text/compare-tokens.ts';
import { inspectText } from '@parley/text/inspect.ts';
import { type DeskDraft, draftOf } from '../../acts/messages/desk-draft.ts';
import { missingByKind, missingReleases, releasedBy, ruleOf } from '../../acts/messages/sheet.ts';
import type { Asked } from '../asked.ts';
import type { DeskLine } from '../desk-line.ts';
import { idBytes, personOf } from '../names.ts';
import { DeskRefusal } from '../refusals.ts';
import { draftCompartments } from './compartments.ts';
import { type DocumentText, type DraftDocument, originalOf, standingOf } from './document.ts';
import { writtenEntry } from './retraction.ts';

/** The draft by its id; refuses `not-found`. */
export function documentOf({ drafts }: DeskLine, draft: string): DraftDocument {
  const found = drafts.get(draft);
  if (!found) throw new DeskRefusal('not-found', draft);
  return found;
}

/** The bytes that wait for releases under this draft's id, if there are any. */
export function composedOf({ line }: DeskLine, draft: string): DeskDraft | undefined {
  return draftOf(line, idBytes(draft));
}

/** A draft in hand as pages show it. */
export function workingDraft(asked: Asked, document: DraftDocument): WorkingDraft {
  const { line } = asked;
  const { draft } = document;
  const composed = composedOf(line, draft);
  const released = composed ? releasedBy(line.line, composed) : [];
  const texts = document.texts.map((text) => draftText(line, document, text));
  const { sentBack } = document;
  const message = line.armed.messageOf(draft);
  return {
    draft,
    kind: document.kind,
    template: document.template,
    stage: stageOf(document, texts, composed),
    revision: document.revision,
    created: document.created,
    changed: document.changed,
    drafters: document.drafters.map((one) => personOf(line, one)),
    to: [...document.to],
    precedence: document.precedence,
    class: document.class,
    references: [...document.references],
    notAfter: document.notAfter,
    attachments: document.attachments.map((one) => {
      const size = line.line.store.attachments.state(idBytes(one.sha256))?.size ?? 0;
      return { ...one, size };
    }),
    texts,
    sentBack: sentBack && { ...sentBack, by: personOf(line, sentBack.by) },
    approvals: released.map(({ id }) => personOf(line, id)),
    missing: composed ? missingOf(line, composed) : null,
    present: asked.desk.presence.of(draft, asked.now).map(({ officer, lang, since }) => {
      return { ...personOf(line, officer), lang, since };
    }),
    retraction: line.armed.ofMessage(draft) ?? null,
    retractionOf: message === undefined ? null : (writtenEntry(line, message) ?? message),
    correctionOf: document.correctionOf,
    compartments: draftCompartments(line, draft),
  };
}

function missingOf({ line }: DeskLine, composed: DeskDraft): number {
  const officers = releasedBy(line, composed);
  const byRule = missingReleases(ruleOf(line, composed), officers);
  return Math.max(byRule, missingByKind(composed, officers));
}

function stageOf(
  { sentBack }: DraftDocument,
  texts: readonly DraftText[],
  composed: DeskDraft | undefined,
): WorkingDraft['stage'] {
  if (composed) return 'release';
  if (sentBack) return 'back';
  return texts.some(({ standing }) => standing === 'unreviewed') ? 'review' : 'writing';
}

function draftText(line: DeskLine, document: DraftDocument, text: DocumentText): DraftText {
  const original = originalOf(document);
  const none = { missing: [], added: [] };
  const compared = original && original !== text;
  const { review } = text;
  const standing = standingOf(document, text);
  return {
    lang: text.lang,
    standing,
    text: text.text,
    revision: text.revision,
    by: personOf(line, text.by),
    at: text.at,
    ofRevision: text.ofRevision,
    reviewed:
      review && standing === 'reviewed'
        ? { by: review.by === null ? null : personOf(line, review.by), at: review.at }
        : null,
    lastReview: review && { revision: review.revision, ofRevision: review.ofRevision },
    tokens: compared ? compareTokens(original.text, text.text) : none,
    warnings: [...inspectText(text.text).warnings],
  };
}
