import { hex } from '@parley/core/base/bytes.ts';
import { reviewRefusal } from '@parley/core/station/two-persons.ts';
import { listDrafts, removeDraft } from '../../acts/messages/desk-draft.ts';
import { dropUnnamed } from '../../acts/messages/orphans.ts';
import { bytesOf, heldPlace, partyOf } from '../../acts/messages/shapes.ts';
import type { Asked } from '../asked.ts';
import { beginDraft, newDraft, templateWords } from '../drafts/begin.ts';
import { keepChange, saveText, takeDown } from '../drafts/change.ts';
import { closeDraft } from '../drafts/compartments.ts';
import { composeSheet } from '../drafts/compose-sheet.ts';
import { type DraftDocument, originalOf } from '../drafts/document.ts';
import { refuseWritten } from '../drafts/retraction.ts';
import { composedOf, documentOf, workingDraft } from '../drafts/working.ts';
import { idBytes, personOf } from '../names.ts';
import { DeskRefusal } from '../refusals.ts';
import { listedSheet } from '../sheets/desk-sheet.ts';
import type { HandlersOf } from './handler.ts';

type Names =
  | 'drafts'
  | 'createDraft'
  | 'draft'
  | 'changeDraft'
  | 'discardDraft'
  | 'saveText'
  | 'dropText'
  | 'history'
  | 'review'
  | 'presence'
  | 'armRetraction'
  | 'sendBack'
  | 'draftSheet';

export const draftHandlers: HandlersOf<Names> = {
  drafts: async (asked) => {
    await asked.line.line.desk.projection.catchUp();
    const all = asked.line.drafts.list();
    const documents = all.filter(({ draft }) => asked.mayKnow(draft));
    const known = new Set(all.map(({ draft }) => draft));
    const sheets = listDrafts(asked.line.line).filter(({ id }) => {
      return !known.has(hex(id)) && asked.mayKnow(hex(id));
    });
    return {
      drafts: documents.map((document) => workingDraft(asked, document)),
      sheets: sheets.map((draft) => listedSheet(asked, draft)),
    };
  },

  createDraft: (asked, { json }) => beginDraft(asked, json),
  draft: async (asked, { params: { draft } }) => {
    await asked.line.line.desk.projection.catchUp();
    refuseWritten(asked, draft);
    return workingDraft(asked, documentOf(asked.line, draft));
  },

  changeDraft: (asked, { params: { draft }, json }) => {
    const { revision, voids, compartments, ...changes } = json;
    const document = documentOf(asked.line, draft);
    if (document.revision !== revision) throw new DeskRefusal('sheet-changed', draft);
    for (const { party } of changes.to ?? []) partyOf(asked.line.line, party);
    for (const entry of changes.references ?? []) {
      const { journal, seq } = heldPlace(asked.line.line, entry);
      asked.need('read', asked.line.closed.ofEntry(journal.key, seq));
    }
    takeDown(asked, draft, voids);
    if (compartments) closeDraft(asked, draft, compartments);
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    const changed: DraftDocument = { ...document, ...(Object.fromEntries(given) as object) };
    const kept = keepChange(asked, changed);
    // What was taken out of it is nowhere else, unless another draft names it as well.
    dropUnnamed(
      asked.line.line,
      document.attachments.map(({ sha256 }) => bytesOf(sha256)),
    );
    return kept;
  },

  discardDraft: (asked, { params: { draft } }) => {
    const document = documentOf(asked.line, draft);
    takeDown(asked, draft, true);
    asked.line.armed.disarm(draft);
    asked.line.drafts.remove(draft);
    asked.line.closed.setDraft(idBytes(draft), []);
    dropUnnamed(
      asked.line.line,
      document.attachments.map(({ sha256 }) => bytesOf(sha256)),
    );
    asked.desk.presence.forget(draft);
    asked.tellDraft(draft, 'gone');
    return { draft };
  },

  saveText: (asked, { params: { draft }, json }) => saveText(asked, draft, json),

  dropText: (asked, { params: { draft }, query: { lang } }) => {
    const document = documentOf(asked.line, draft);
    const text = document.texts.find((one) => one.lang === lang);
    if (!text || text.original) throw new DeskRefusal('bad-input', `lang: ${lang}`);
    takeDown(asked, draft, false);
    const texts = document.texts.filter((one) => one !== text);
    return keepChange(asked, { ...document, texts });
  },

  history: (asked, { params: { draft }, query: { lang } }) => {
    documentOf(asked.line, draft);
    const versions = asked.line.drafts.versions(draft, lang).map(({ officer, time, ...one }) => {
      return { ...one, by: personOf(asked.line, officer), at: time };
    });
    return { versions };
  },

  review: (asked, { params: { draft }, json }) => review(asked, draft, json),

  presence: (asked, { params: { draft }, json: { lang } }) => {
    const document = documentOf(asked.line, draft);
    const news = asked.desk.presence.say(draft, asked.officerId, lang, asked.now);
    if (news) asked.tellDraft(draft, 'present');
    return workingDraft(asked, document);
  },

  armRetraction: (asked, { params: { draft } }) => {
    const document = documentOf(asked.line, draft);
    const { armed, drafts } = asked.line;
    const before = armed.ofMessage(draft);
    const known = before === undefined ? undefined : drafts.get(before);
    if (known) return workingDraft(asked, known);
    if (document.kind !== 'message' && document.kind !== 'correction') {
      throw new DeskRefusal('bad-input', document.kind);
    }
    const made = newDraft(asked, {
      kind: 'retraction',
      template: null,
      precedence: document.precedence,
      references: [],
      correctionOf: null,
      words: templateWords('retraction', originalOf(document)?.lang ?? 'en'),
      reviewed: true,
    });
    armed.arm(made.draft, draft);
    asked.tellDraft(draft, 'changed', { revision: document.revision });
    return workingDraft(asked, documentOf(asked.line, made.draft));
  },

  sendBack: (asked, { params: { draft }, json: { reason } }) => {
    const document = documentOf(asked.line, draft);
    const composed = composedOf(asked.line, draft);
    if (composed) removeDraft(asked.line.line, composed);
    const { officerId: by, now: at } = asked;
    const next = { ...document, sentBack: { by, at, reason }, revision: document.revision + 1 };
    asked.line.drafts.put({ ...next, changed: at });
    asked.tellDraft(draft, 'back', { revision: next.revision });
    return workingDraft(asked, next);
  },

  draftSheet: async (asked, { params: { draft }, json }) => await composeSheet(asked, draft, json),
};

type Reviewed = {
  readonly lang: string;
  readonly revision: number;
  readonly ofRevision: number;
  readonly differ: boolean;
};

/**
 * A judgement of these words against those of the original, by somebody who did not write them.
 * Tokens that differ must be meant: `differ` says so.
 */
function review(asked: Asked, draft: string, given: Reviewed) {
  const document = documentOf(asked.line, draft);
  const text = document.texts.find(({ lang }) => lang === given.lang);
  const original = originalOf(document);
  if (!text || text.original || !original)
    throw new DeskRefusal('bad-input', `lang: ${given.lang}`);
  if (text.revision !== given.revision || original.revision !== given.ofRevision) {
    throw new DeskRefusal('sheet-changed', given.lang);
  }
  const refusal = reviewRefusal(idBytes(text.by), asked.officer);
  if (refusal) throw new DeskRefusal(refusal, 'his own words');
  const shown = workingDraft(asked, document).texts.find(({ lang }) => lang === given.lang);
  const differ = (shown?.tokens.missing.length ?? 0) + (shown?.tokens.added.length ?? 0);
  if (differ > 0 && !given.differ) throw new DeskRefusal('tokens-differ', given.lang);
  const { revision, ofRevision } = given;
  const done = { by: asked.officerId, at: asked.now, revision, ofRevision };
  const texts = document.texts.map((one) => (one === text ? { ...one, review: done } : one));
  const next = { ...document, texts, changed: asked.now, revision: document.revision + 1 };
  asked.line.drafts.put(next);
  asked.tellDraft(draft, 'review', { revision: next.revision });
  return workingDraft(asked, next);
}
