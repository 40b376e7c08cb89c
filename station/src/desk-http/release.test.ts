import type { WorkingDraft } from '@parley/api/drafts.ts';
import type { Rule } from '@parley/core/codec/rule.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readContent } from '../cli/messages/sheet.ts';
import { type Stations, type TestStation, testStations, until } from '../testing/two-stations.ts';
import type { DeskServing } from './serve.ts';
import { enrol, must, openDesk, release, type TestOfficer } from './testing/test-desk.ts';

const rules: readonly Rule[] = [
  { kinds: [1], classes: [2], fromPrecedence: 0, needs: [] },
  {
    kinds: [1, 14, 15],
    classes: [],
    fromPrecedence: 0,
    needs: [{ count: 2, roles: ['releaser'] }],
  },
  { kinds: [2], classes: [], fromPrecedence: 0, needs: [{ count: 1, roles: ['duty-officer'] }] },
];

let stations: Stations;
let washington: TestStation;
let moscow: TestStation;
let desk: DeskServing;
let drafter: TestOfficer;
let translator: TestOfficer;
let first: TestOfficer;
let second: TestOfficer;

beforeEach(async () => {
  stations = await testStations(['washington', 'moscow'], rules);
  [washington, moscow] = stations.all as [TestStation, TestStation];
  stations.connect();
  desk = await openDesk(moscow, 'moscow');
  drafter = await enrol(desk, moscow, { name: 'Petrova', roles: ['drafter'] });
  translator = await enrol(desk, moscow, { name: 'Haddad', roles: ['translator'] });
  first = await enrol(desk, moscow, { name: 'Adviser', roles: ['releaser'] });
  second = await enrol(desk, moscow, { name: 'Deputy', roles: ['releaser'] });
});

afterEach(async () => {
  await desk.close();
  await stations.end();
});

const line = () => moscow.line.id;
const at = (draft: string) => ({ line: line(), draft });
const textOf = (draft: WorkingDraft, lang: string) => {
  const found = draft.texts.find((one) => one.lang === lang);
  if (!found) throw new Error(`a text in ${lang}`);
  return found;
};

type Words = readonly [draft: string, lang: string, text: string, voids?: boolean];

async function save(by: TestOfficer, ...[draft, lang, text, voids = false]: Words) {
  const seen = must(await by.browser.client.draft({ params: at(draft) }));
  const base = seen.texts.find((one) => one.lang === lang)?.revision ?? null;
  const json = { lang, text, base, voids };
  return await by.browser.client.saveText({ params: at(draft), json });
}

/** A draft in Russian with an English translation, reviewed. */
async function reviewed(): Promise<WorkingDraft> {
  const begun = await drafter.browser.client.createDraft({
    params: { line: line() },
    json: { lang: 'ru' },
  });
  const { draft } = must(begun);
  must(await save(drafter, draft, 'ru', 'Просим ответить до 24 Nov 20:00 UTC.'));
  must(await save(drafter, draft, 'en', 'We ask for an answer before 24 Nov 20:00 UTC.'));
  return await reviewEnglish(draft);
}

async function reviewEnglish(draft: string): Promise<WorkingDraft> {
  const seen = must(await translator.browser.client.draft({ params: at(draft) }));
  const { revision } = textOf(seen, 'en');
  const ofRevision = textOf(seen, 'ru').revision;
  const json = { lang: 'en', revision, ofRevision };
  return must(await translator.browser.client.review({ params: at(draft), json }));
}

const chosen = (document: WorkingDraft, voids = false) => ({
  revision: document.revision,
  to: [{ party: 'washington', purpose: 'action' as const }],
  class: 'EXERCISE' as const,
  precedence: 'IMMEDIATE' as const,
  voids,
});

async function sheetFor(by: TestOfficer, document: WorkingDraft, voids = false) {
  const params = at(document.draft);
  return await by.browser.client.draftSheet({ params, json: chosen(document, voids) });
}

describe('a message', () => {
  it('goes when two releasers have signed exactly what they were shown', async () => {
    const document = await reviewed();
    const sheet = must(await sheetFor(first, document));
    const content = readContent(sheet.content);
    expect(content?.texts.map(([lang, standing]) => [lang, standing])).toEqual([
      ['ru', 0],
      ['en', 1],
    ]);
    expect(must(await release(first.browser, first, sheet))).toMatchObject({
      written: false,
      missing: 1,
    });
    // The second officer signs at the same desk, without a session of his own.
    const again = must(await sheetFor(first, document));
    expect(again.challenge).toBe(sheet.challenge);
    const done = must(await release(first.browser, second, again));
    expect(done.written).toBe(true);
    const entry = done.entry ?? '';
    // Whoever still looks at it is told what it became, and not that it is gone.
    const gone = { ok: false, code: 'draft-written', detail: entry };
    const params = at(document.draft);
    expect(await second.browser.client.sheet({ params })).toMatchObject(gone);
    expect(await second.browser.client.draft({ params })).toMatchObject(gone);
    const shown = must(
      await first.browser.client.entry({ params: { line: line() }, query: { entry } }),
    );
    expect(shown.releases?.map(({ name, good }) => [name, good])).toEqual([
      ['Adviser', true],
      ['Deputy', true],
    ]);
    await until(async () => {
      const there = await washington
        .ask<{ violations: string[] }>('show', { entry })
        .catch(() => null);
      return there?.violations.length === 0;
    });
    expect(must(await first.browser.client.drafts({ params: { line: line() } })).drafts).toEqual(
      [],
    );
  });

  it('goes by the officers who are there when one who had released it is gone', async () => {
    const roles = ['releaser', 'principal'] as const;
    const third = await enrol(desk, moscow, { name: 'Chief', roles });
    const document = await reviewed();
    must(await release(first.browser, first, must(await sheetFor(first, document))));
    const params = { line: line() };
    const json = { action: 'remove' as const, officer: first.id };
    const removal = must(await third.browser.client.rosterSheet({ params, json }));
    expect(must(await release(third.browser, third, removal)).written).toBe(true);
    // He is signed out with it, and what he released no longer counts.
    expect(await first.browser.client.lines({})).toMatchObject({ ok: false, status: 401 });
    const sheet = must(await sheetFor(second, document));
    expect(sheet.released).toEqual([]);
    expect(must(await release(second.browser, second, sheet))).toMatchObject({ missing: 1 });
    const done = must(await release(third.browser, third, must(await sheetFor(third, document))));
    const query = { entry: done.entry ?? '' };
    const shown = must(await second.browser.client.entry({ params, query }));
    expect(shown.releases?.map(({ name, good }) => [name, good])).toEqual([
      ['Deputy', true],
      ['Chief', true],
    ]);
  });

  it('is released by nobody who wrote in it, whatever his roles', async () => {
    const document = await reviewed();
    must(await save(second, document.draft, 'en', 'We ask for an answer by 24 Nov 20:00 UTC.'));
    const now = await reviewEnglish(document.draft);
    const sheet = must(await sheetFor(first, now));
    expect(sheet.signers.find(({ name }) => name === 'Deputy')?.refusal).toBe('drafter-releases');
    const refused = await release(second.browser, second, sheet);
    expect(refused).toMatchObject({ ok: false, code: 'drafter-releases' });
  });

  it('loses every release when one byte of it changes, and the releaser is told what', async () => {
    const document = await reviewed();
    const sheet = must(await sheetFor(first, document));
    must(await release(first.browser, first, sheet));
    const changed = 'We ask for an answer before 24 Nov 20:00 UTC!';
    const held = await save(drafter, document.draft, 'en', changed);
    expect(held).toMatchObject({ ok: false, code: 'approvals-void' });
    must(await save(drafter, document.draft, 'en', changed, true));
    const stale = await release(second.browser, second, sheet);
    expect(stale).toMatchObject({ ok: false, code: 'no-draft' });
    const next = must(await sheetFor(first, await reviewEnglish(document.draft)));
    expect(next.challenge).not.toBe(sheet.challenge);
    expect(next).toMatchObject({ missing: 2, released: [] });
    expect(next.lastSeen?.content).toBe(sheet.content);
    // A page asks for it again with every event: the difference stays before his eyes.
    must(await first.browser.client.sheet({ params: at(document.draft) }));
    const again = must(await first.browser.client.sheet({ params: at(document.draft) }));
    expect(again.lastSeen?.content).toBe(sheet.content);
  });

  it('is not released over other bytes than those that would be signed now', async () => {
    const document = await reviewed();
    const sheet = must(await sheetFor(first, document));
    const other = { ...chosen(document), precedence: 'ROUTINE' as const };
    must(await first.browser.client.draftSheet({ params: at(document.draft), json: other }));
    const refused = await release(first.browser, first, sheet);
    expect(refused).toMatchObject({ ok: false, code: 'sheet-changed' });
  });

  it('never goes with a translation nobody reviewed, or whose original has changed', async () => {
    const document = await reviewed();
    const changed = must(
      await save(drafter, document.draft, 'ru', 'Просим ответить сегодня до 24 Nov 20:00 UTC.'),
    );
    expect(textOf(changed, 'en').standing).toBe('unreviewed');
    const refused = await sheetFor(first, changed);
    expect(refused).toMatchObject({ ok: false, code: 'not-reviewed', detail: 'en' });
  });

  it('is reviewed by another than its translator; tokens that differ must be meant', async () => {
    const document = await reviewed();
    const { draft } = document;
    must(await save(translator, draft, 'en', 'We ask for an answer before 24 Nov 21:00 UTC.'));
    const seen = must(await translator.browser.client.draft({ params: at(draft) }));
    const { revision, tokens } = textOf(seen, 'en');
    expect(tokens.missing.length).toBeGreaterThan(0);
    const json = { lang: 'en', revision, ofRevision: textOf(seen, 'ru').revision };
    const own = await translator.browser.client.review({ params: at(draft), json });
    expect(own).toMatchObject({ ok: false, code: 'not-allowed' });
    const differing = await first.browser.client.review({ params: at(draft), json });
    expect(differing).toMatchObject({ ok: false, code: 'tokens-differ' });
  });

  it('of class REAL at FLASH asks the releaser to type its class', async () => {
    const document = await reviewed();
    const json = { ...chosen(document), class: 'REAL' as const, precedence: 'FLASH' as const };
    const params = at(document.draft);
    const sheet = must(await first.browser.client.draftSheet({ params, json }));
    const refused = await release(first.browser, first, sheet);
    expect(refused).toMatchObject({ ok: false, code: 'not-chosen' });
    must(await release(first.browser, first, sheet, { typedClass: 'real' }));
  });

  it('says what came since it was drafted; who releases it has seen that', async () => {
    const document = await reviewed();
    const sheet = must(await sheetFor(first, document));
    must(await release(first.browser, first, sheet));
    const said = { class: 'TEST', texts: [{ lang: 'en', text: 'Meanwhile.' }] };
    const entry = await washington.say('draft', said);
    await until(() => moscow.ask('show', { entry }).then(Boolean, () => false));
    const again = must(await sheetFor(second, document));
    expect(again.challenge).toBe(sheet.challenge);
    expect(again.newer).toEqual([entry]);
    const refused = await release(second.browser, second, again);
    expect(refused).toMatchObject({ ok: false, code: 'draft-overtaken' });
    const done = must(await release(second.browser, second, again, { seen: [entry] }));
    expect(done.written).toBe(true);
  });
});

describe('two officers in one draft', () => {
  it('keep both their words where they changed different ones', async () => {
    const { draft } = await reviewed();
    const before = must(await drafter.browser.client.draft({ params: at(draft) }));
    const base = textOf(before, 'en').revision;
    const words = async (by: TestOfficer, text: string) => {
      return await by.browser.client.saveText({
        params: at(draft),
        json: { lang: 'en', text, base },
      });
    };
    must(await words(drafter, 'We demand an answer before 24 Nov 20:00 UTC.'));
    const merged = must(
      await words(translator, 'We ask for an answer, in writing, before 24 Nov 20:00 UTC.'),
    );
    expect(textOf(merged, 'en').text).toContain('in writing');
    const clash = await words(second, 'We beg for an answer before 24 Nov 20:00 UTC.');
    expect(clash).toMatchObject({ ok: false, code: 'draft-conflict' });
    if (clash.ok) return;
    expect(clash.conflict?.yours).toContain('beg');
    const history = must(await second.browser.client.history({ params: at(draft), query: {} }));
    expect(history.versions.find(({ came }) => came === 'set-aside')?.text).toContain('beg');
  });
});

describe('a draft in several languages', () => {
  const begun = async (template: 'answer' | null) => {
    const json = { lang: 'ru', template };
    return must(await drafter.browser.client.createDraft({ params: { line: line() }, json }));
  };

  it('names nobody as the reviewer of a template’s own words', async () => {
    const { texts } = await begun('answer');
    const translations = texts.filter(({ standing }) => standing !== 'original');
    expect(translations.length).toBeGreaterThan(1);
    for (const { reviewed } of translations) expect(reviewed).toMatchObject({ by: null });
  });

  it('keeps each language at its place while one is written in', async () => {
    const { draft } = await begun(null);
    must(await save(drafter, draft, 'ru', 'Раз.'));
    must(await save(drafter, draft, 'en', 'One.'));
    must(await save(drafter, draft, 'ar', 'واحد.'));
    const seen = must(await drafter.browser.client.draft({ params: at(draft) }));
    const json = { lang: 'en', text: 'One!', base: textOf(seen, 'en').revision };
    const { texts } = must(await drafter.browser.client.saveText({ params: at(draft), json }));
    expect(texts.map(({ lang }) => lang)).toEqual(['ru', 'en', 'ar']);
  });
});

describe('a retraction', () => {
  it('armed with its message goes in one step, names it, and is shown with it', async () => {
    const document = await reviewed();
    must(await drafter.browser.client.armRetraction({ params: at(document.draft) }));
    const sheet = must(await sheetFor(first, document));
    expect(sheet.retractionArmed).toBe(true);
    must(await release(first.browser, first, sheet));
    const { entry } = must(await release(second.browser, second, sheet));
    const params = { line: line() };
    const json = { act: 'retract' as const, entry: entry ?? '' };
    const back = must(await first.browser.client.answerSheet({ params, json }));
    expect(back.kind).toBe('retraction');
    must(await release(first.browser, first, back));
    const done = must(await release(second.browser, second, back));
    expect(done.written).toBe(true);
    const query = { entry: entry ?? '' };
    const shown = must(await first.browser.client.entry({ params, query }));
    expect(shown.retractedBy).toBe(done.entry);
    await until(async () => {
      const inbox = await washington.ask<{ waitingForUs: { kind: string }[] }>('inbox');
      return inbox.waitingForUs.some(({ kind }) => kind === 'retraction');
    });
  });

  it('goes in fixed words of three languages where none was armed', async () => {
    const document = await reviewed();
    const sheet = must(await sheetFor(first, document));
    must(await release(first.browser, first, sheet));
    const { entry } = must(await release(second.browser, second, sheet));
    const json = { act: 'retract' as const, entry: entry ?? '' };
    const params = { line: line() };
    // Whoever may take it back is offered that; a drafter could only be refused.
    const acts = async ({ browser }: TestOfficer) =>
      must(await browser.client.entry({ params, query: { entry: entry ?? '' } })).acts;
    expect(await acts(first)).toEqual(['retract', 'correct']);
    expect(await acts(drafter)).toEqual(['correct']);
    const back = must(await first.browser.client.answerSheet({ params, json }));
    const languages = readContent(back.content)?.texts.map(([lang]) => lang);
    expect(languages).toEqual(['ru', 'en', 'ar']);
    must(await release(first.browser, first, back));
    expect(must(await release(second.browser, second, back)).written).toBe(true);
  });

  it('a correction holds the whole message again, and refers to its original', async () => {
    const document = await reviewed();
    const sheet = must(await sheetFor(first, document));
    must(await release(first.browser, first, sheet));
    const { entry } = must(await release(second.browser, second, sheet));
    const begun = await drafter.browser.client.createDraft({
      params: { line: line() },
      json: { lang: 'ru', corrects: entry },
    });
    const correction = must(begun);
    expect(correction).toMatchObject({ kind: 'correction', correctionOf: entry });
    expect(correction.texts.map(({ lang, standing }) => [lang, standing])).toEqual([
      ['ru', 'original'],
      ['en', 'unreviewed'],
    ]);
  });
});
