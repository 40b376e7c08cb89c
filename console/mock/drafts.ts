import type { DraftText, Version, WorkingDraft } from '@parley/api/drafts.ts';
import type { Refused } from '@parley/api/refused.ts';
import { hex } from '@parley/core/base/bytes.ts';
import { compareTokens } from '@parley/text/compare-tokens.ts';
import { emit, type MockDraft, person, type World } from './world.ts';

export type Answered<T> = T | Refused;

export function refused(code: string, detail = ''): Refused {
  return { code, detail };
}

const history = new WeakMap<MockDraft, Version[]>();

export function versionsOf(one: MockDraft): Version[] {
  return history.get(one) ?? [];
}

type Begun = {
  readonly lang: string;
  readonly kind?: WorkingDraft['kind'] | undefined;
  readonly template?: WorkingDraft['template'] | undefined;
  readonly answers?: string | null | undefined;
  readonly corrects?: string | null | undefined;
};

export function begin(world: World, begun: Begun): WorkingDraft {
  const id = hex(crypto.getRandomValues(new Uint8Array(16)));
  const now = Date.now();
  const by = person(world.signedIn ?? '');
  const about = begun.answers ?? begun.corrects ?? null;
  const draft: WorkingDraft = {
    draft: id,
    kind: begun.kind ?? 'message',
    template: begun.template ?? null,
    stage: 'writing',
    revision: 1,
    created: now,
    changed: now,
    drafters: [by],
    to: [{ party: 'washington', purpose: 'action' }],
    precedence: 'ROUTINE',
    class: null,
    references: about === null ? [] : [about],
    notAfter: null,
    attachments: [],
    texts: [text({ lang: begun.lang, standing: 'original', text: '', by, revision: 1 })],
    sentBack: null,
    approvals: [],
    missing: null,
    present: [],
    retraction: null,
    retractionOf: null,
    correctionOf: begun.corrects ?? null,
    compartments: [],
  };
  world.drafts.set(id, { draft, seen: new Map() });
  return draft;
}

type Words = Pick<DraftText, 'lang' | 'standing' | 'text' | 'by' | 'revision'>;

function text(words: Words): DraftText {
  return {
    ...words,
    at: Date.now(),
    reviewed: null,
    lastReview: null,
    warnings: [],
    ofRevision: words.standing === 'original' ? null : 1,
    tokens: { missing: [], added: [] },
  };
}

/** Saves words; a changed original turns its translations back to unreviewed. */
export function saveText(
  world: World,
  one: MockDraft,
  given: { lang: string; text: string; base: number | null; original?: boolean | undefined },
): Answered<WorkingDraft> {
  const { draft } = one;
  const by = person(world.signedIn ?? '');
  const before = draft.texts.find(({ lang }) => lang === given.lang);
  if (before && given.base !== null && before.revision > given.base) {
    const conflict = {
      revision: before.revision,
      theirs: before.text,
      yours: given.text,
      merged: `${before.text}\n${given.text}`,
    };
    return { code: 'draft-conflict', detail: given.lang, conflict };
  }
  const revision = draft.revision + 1;
  const standing = before?.standing === 'original' ? 'original' : 'unreviewed';
  const fresh = text({ lang: given.lang, standing, text: given.text, by, revision });
  const saved = { ...fresh, lastReview: before?.lastReview ?? null };
  const versions = history.get(one) ?? [];
  versions.unshift({
    lang: given.lang,
    revision,
    text: given.text,
    by,
    at: Date.now(),
    came: 'written',
  });
  history.set(one, versions);
  const texts = before
    ? draft.texts.map((old) => (old === before ? saved : old))
    : [...draft.texts, saved];
  const original = texts.find((old) => old.standing === 'original');
  one.draft = {
    ...draft,
    revision,
    changed: Date.now(),
    approvals: [],
    drafters: draft.drafters.some(({ officer }) => officer === by.officer)
      ? draft.drafters
      : [...draft.drafters, by],
    texts: texts.map((old) => {
      if (old.standing === 'original') return old;
      const tokens = compareTokens(original?.text ?? '', old.text);
      const back = saved.standing === 'original';
      return { ...old, tokens, ...(back && { standing: 'unreviewed' as const, reviewed: null }) };
    }),
  };
  changed(world, one);
  return one.draft;
}

export function changed(world: World, { draft }: MockDraft): void {
  emit(world, {
    event: 'draft',
    data: {
      line: world.line.line,
      draft: draft.draft,
      what: 'changed',
      by: person(world.signedIn ?? ''),
      revision: draft.revision,
      entry: null,
    },
  });
}
