import type { WorkingDraft } from '@parley/api/drafts.ts';
import { removeDraft } from '../../acts/messages/desk-draft.ts';
import type { Asked } from '../asked.ts';
import { DeskRefusal } from '../refusals.ts';
import type { StoredVersion } from '../store/drafts.ts';
import { type DocumentText, type DraftDocument, originalOf } from './document.ts';
import { merge } from './merge.ts';
import { composedOf, documentOf, workingDraft } from './working.ts';

/**
 * One changed byte voids all approvals: what waited for releases is taken down. Refuses
 * `approvals-void` while somebody has released it, unless the one who changes it means that.
 */
export function takeDown(asked: Asked, draft: string, voids: boolean): void {
  const composed = composedOf(asked.line, draft);
  if (!composed) return;
  if (composed.body.releases.length > 0 && !voids) {
    throw new DeskRefusal('approvals-void', String(composed.body.releases.length));
  }
  removeDraft(asked.line.line, composed);
}

/** Writes a changed draft, its writer among the drafters, and shows it. */
export function keepChange(
  asked: Asked,
  document: DraftDocument,
  version?: StoredVersion,
): WorkingDraft {
  const { officerId, now, line } = asked;
  const drafters = [...new Set([...document.drafters, officerId])];
  const next = { ...document, drafters, changed: now, revision: document.revision + 1 };
  line.drafts.put(next, version);
  asked.tellDraft(next.draft, 'changed', { revision: next.revision });
  return workingDraft(asked, next);
}

export type Saved = {
  readonly lang: string;
  readonly text: string;
  readonly base: number | null;
  readonly original?: boolean | undefined;
  readonly voids: boolean;
};

/** Saves words over the revision they were written over (api, saveText). */
export function saveText(asked: Asked, draft: string, given: Saved): WorkingDraft {
  const document = documentOf(asked.line, draft);
  const current = document.texts.find(({ lang }) => lang === given.lang);
  const merged = mergedWith(asked, document, current, given);
  const becomesOriginal = given.original === true && current?.original !== true;
  if (current && merged.text === current.text && !becomesOriginal) {
    return workingDraft(asked, document);
  }
  takeDown(asked, draft, given.voids);
  const revision = nextRevision(asked, draft, given.lang);
  const isOriginal = given.original ?? current?.original ?? document.texts.length === 0;
  const original = originalOf(document);
  const text: DocumentText = {
    lang: given.lang,
    original: isOriginal,
    text: merged.text,
    revision,
    by: asked.officerId,
    at: asked.now,
    ofRevision: isOriginal ? null : (original?.revision ?? null),
    // Of older words: it no longer holds, but says from where a reviewer has to read on.
    review: current?.review ?? null,
  };
  // Each language keeps its place: what somebody writes in must not move under his hands.
  const texts = (current ? document.texts : [...document.texts, text])
    .map((one) => {
      if (one.lang === given.lang) return text;
      // Of two originals the one named last is it; the other becomes a translation of it.
      return isOriginal ? { ...one, original: false } : one;
    })
    .sort((a, b) => Number(b.original) - Number(a.original));
  const version = versionOf(asked, text, merged.came);
  return keepChange(asked, { ...document, texts, sentBack: null }, version);
}

type Come = { readonly text: string; readonly came: StoredVersion['came'] };

/** What is saved: the words given, or their merge with what came since. */
function mergedWith(
  asked: Asked,
  { draft }: DraftDocument,
  current: DocumentText | undefined,
  given: Saved,
): Come {
  if (!current || current.revision === given.base) return { text: given.text, came: 'written' };
  const { drafts } = asked.line;
  const base = given.base === null ? '' : (drafts.textAt(draft, given.lang, given.base) ?? '');
  const { text, proposal } = merge(base, current.text, given.text);
  if (text !== null) return { text, came: 'merged' };
  // Nothing is lost: the words that found no place stand in the history.
  drafts.addVersion(draft, {
    lang: given.lang,
    revision: current.revision,
    officer: asked.officerId,
    time: asked.now,
    came: 'set-aside',
    text: given.text,
  });
  asked.tellDraft(draft, 'set-aside');
  const shown = { theirs: current.text, yours: given.text, merged: proposal };
  throw new DeskRefusal('draft-conflict', given.lang, { revision: current.revision, ...shown });
}

/** Numbers of a language go on where they were, also after it was taken out. */
function nextRevision({ line }: Asked, draft: string, lang: string): number {
  const known = line.drafts.versions(draft, lang).map(({ revision }) => revision);
  return Math.max(0, ...known) + 1;
}

function versionOf(asked: Asked, text: DocumentText, came: StoredVersion['came']): StoredVersion {
  const { lang, revision } = text;
  return { lang, revision, officer: asked.officerId, time: asked.now, came, text: text.text };
}
