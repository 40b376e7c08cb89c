import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Stations, type TestStation, testStations, until } from '../testing/two-stations.ts';
import type { DeskServing } from './serve.ts';
import { enrol, must, openDesk, release, type TestOfficer } from './testing/test-desk.ts';

let stations: Stations;
let washington: TestStation;
let moscow: TestStation;
let desks: { washington: DeskServing; moscow: DeskServing };
let theirs: TestOfficer;
let ours: TestOfficer;

const roles = ['duty-officer', 'principal', 'releaser'] as const;

beforeEach(async () => {
  stations = await testStations();
  [washington, moscow] = stations.all as [TestStation, TestStation];
  stations.connect();
  desks = {
    washington: await openDesk(washington, 'washington'),
    moscow: await openDesk(moscow, 'moscow'),
  };
  theirs = await enrol(desks.washington, washington, { name: 'Adams', roles });
  ours = await enrol(desks.moscow, moscow, { name: 'Orlova', roles });
});

afterEach(async () => {
  await desks.washington.close();
  await desks.moscow.close();
  await stations.end();
});

const params = () => ({ line: moscow.line.id });

/** A sheet that one officer releases alone; the entry's name. */
async function written(by: TestOfficer, sheet: Parameters<typeof release>[2]): Promise<string> {
  const done = must(await release(by.browser, by, sheet));
  if (done.entry === null) throw new Error('the entry is written');
  return done.entry;
}

const exerciseAt = async (officer: TestOfficer) => {
  return must(await officer.browser.client.exercise({ params: params() }));
};

describe('an exercise', () => {
  it('frames both desks from when both have started it until both have ended it', async () => {
    const { client } = ours.browser;
    const tone = async () => must(await client.status({ params: params() })).tone;
    const plan = { act: 'propose' as const, title: 'Quiet Channel', from: 1000, until: 2000 };
    const proposal = must(await client.exerciseSheet({ params: params(), json: plan }));
    await written(ours, proposal);
    expect(await tone()).toBe('REAL');
    await until(async () => (await exerciseAt(theirs)).all.length === 1);
    const exercise = (await exerciseAt(theirs)).all[0]?.exercise ?? '';
    const say = async (by: TestOfficer, act: 'agree' | 'end') => {
      const json = { act, exercise };
      const sheet = must(await by.browser.client.exerciseSheet({ params: params(), json }));
      return await written(by, sheet);
    };
    await say(theirs, 'agree');
    await until(async () => (await tone()) === 'EXERCISE');
    await say(ours, 'end');
    expect(await tone()).toBe('EXERCISE');
    await until(async () => (await exerciseAt(theirs)).running?.state === 'ending');
    await say(theirs, 'end');
    await until(async () => (await tone()) === 'REAL');
    const again = { act: 'end' as const, exercise };
    const refused = await client.exerciseSheet({ params: params(), json: again });
    expect(refused).toMatchObject({ ok: false, code: 'exercise-state' });
  });
});

describe('agreed terms', () => {
  it('are in force at both desks when both have signed the same list', async () => {
    const terms = [{ en: 'launch', ru: 'пуск', ar: 'إطلاق' }];
    const json = { act: 'propose' as const, terms };
    const list = must(await ours.browser.client.termsSheet({ params: params(), json }));
    const entry = await written(ours, list);
    const at = async (by: TestOfficer) => must(await by.browser.client.terms({ params: params() }));
    expect((await at(ours)).inForce).toBeNull();
    await until(async () => (await at(theirs)).proposed.length === 1);
    const agreed = { act: 'agree' as const, entry };
    const sheet = must(await theirs.browser.client.termsSheet({ params: params(), json: agreed }));
    await written(theirs, sheet);
    await until(async () => (await at(ours)).inForce?.entry === entry);
    expect((await at(theirs)).inForce?.terms).toEqual(terms);
  });
});

describe('the watch', () => {
  it('goes over when both officers have signed, through every open matter', async () => {
    const next = await enrol(desks.moscow, moscow, { name: 'Sokolov', roles });
    const { client } = ours.browser;
    const hand = async (from: string | null, to: string, open: string[] = []) => {
      const json = { from, to, open: open.map((entry) => ({ entry, note: 'as told' })) };
      return await client.handoverSheet({ params: params(), json });
    };
    await written(ours, must(await hand(null, ours.id)));
    const watch = must(await client.watch({ params: params() }));
    expect(watch.onWatch?.name).toBe('Orlova');
    const said = { class: 'EXERCISE', texts: [{ lang: 'en', text: 'Open.' }] };
    const entry = await washington.say('draft', said);
    await until(() => moscow.ask('show', { entry }).then(Boolean, () => false));
    const passed = await hand(ours.id, next.id);
    expect(passed).toMatchObject({ ok: false, code: 'not-chosen', detail: entry });
    const wrong = await hand(next.id, ours.id, [entry]);
    expect(wrong).toMatchObject({ ok: false, code: 'wrong-holder' });
    const sheet = must(await hand(ours.id, next.id, [entry]));
    const first = must(await release(ours.browser, ours, sheet));
    expect(first).toMatchObject({ written: false, missing: 1 });
    // The second officer signs at the first one's desk.
    expect(must(await release(ours.browser, next, sheet)).written).toBe(true);
    const after = must(await client.watch({ params: params() }));
    expect(after.onWatch?.name).toBe('Sokolov');
    expect(after.history[0]?.open).toEqual([entry]);
    expect(after.notes).toEqual([{ entry, note: 'as told' }]);
  });

  it('is not handed over past a FLASH that came between the two signatures', async () => {
    const next = await enrol(desks.moscow, moscow, { name: 'Sokolov', roles });
    const { client } = ours.browser;
    const taking = { from: null, to: ours.id, open: [] };
    await written(ours, must(await client.handoverSheet({ params: params(), json: taking })));
    const json = { from: ours.id, to: next.id, open: [] };
    const sheet = must(await client.handoverSheet({ params: params(), json }));
    must(await release(ours.browser, ours, sheet));
    const texts = [{ lang: 'en', text: 'Now.' }];
    const said = { class: 'EXERCISE', precedence: 'FLASH', texts };
    const entry = await washington.say('draft', said);
    await until(() => moscow.ask('show', { entry }).then(Boolean, () => false));
    const late = await release(ours.browser, next, sheet, { seen: [entry] });
    expect(late).toMatchObject({ ok: false, code: 'flash-unacknowledged', detail: entry });
    expect(must(await client.watch({ params: params() })).onWatch?.name).toBe('Orlova');
  });

  it('is not handed over while a FLASH is unacknowledged', async () => {
    const said = {
      class: 'EXERCISE',
      precedence: 'FLASH',
      texts: [{ lang: 'en', text: 'Now.' }],
    };
    const entry = await washington.say('draft', said);
    await until(() => moscow.ask('show', { entry }).then(Boolean, () => false));
    const json = { from: null, to: ours.id, open: [{ entry, note: '' }] };
    const refused = await ours.browser.client.handoverSheet({ params: params(), json });
    expect(refused).toMatchObject({ ok: false, code: 'flash-unacknowledged', detail: entry });
  });
});

describe('a question', () => {
  it('stays open after free text, and is closed by its answer alone', async () => {
    const said = { class: 'EXERCISE', texts: [{ lang: 'en', text: 'A call in your name.' }] };
    const about = await washington.say('draft', said);
    await until(() => moscow.ask('show', { entry: about }).then(Boolean, () => false));
    const json = { act: 'confirm' as const, entry: about, lang: 'ru' };
    const sheet = must(await ours.browser.client.answerSheet({ params: params(), json }));
    const question = await written(ours, sheet);
    const asking = { params: params(), query: { entry: question } };
    const { texts } = must(await ours.browser.client.entry(asking));
    expect(texts?.map(({ lang, standing }) => `${lang} ${standing}`)).toEqual([
      'ru 0',
      'en 1',
      'ar 1',
    ]);
    const waiting = async () => {
      const asked = { params: params(), query: {} };
      const inbox = must(await theirs.browser.client.inbox(asked));
      return inbox.waitingForUs.find(({ entry }) => entry === question);
    };
    await until(async () => (await waiting()) !== undefined);
    await washington.say('draft', { ...said, references: [question] });
    expect(await waiting()).toBeDefined();
    const answer = { act: 'confirm-answer' as const, entry: question, answer: 'no' as const };
    const back = must(await theirs.browser.client.answerSheet({ params: params(), json: answer }));
    await written(theirs, back);
    expect(await waiting()).toBeUndefined();
  });
});
