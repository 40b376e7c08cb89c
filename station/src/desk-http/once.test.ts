import { deskClient } from '@parley/api/client.ts';
import { limits } from '@parley/core/base/limits.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Stations, type TestStation, testStations } from '../testing/two-stations.ts';
import { DoneOnce } from './security/once.ts';
import type { DeskServing } from './serve.ts';
import { enrol, must, openDesk, type TestOfficer } from './testing/test-desk.ts';

let stations: Stations;
let moscow: TestStation;
let desk: DeskServing;
let orlova: TestOfficer;

beforeEach(async () => {
  stations = await testStations();
  moscow = stations.all[1] as TestStation;
  desk = await openDesk(moscow, 'moscow');
  const roles = ['drafter', 'releaser', 'administrator', 'principal'] as const;
  orlova = await enrol(desk, moscow, { name: 'Orlova', roles });
});

afterEach(async () => {
  await desk.close();
  await stations.end();
});

const params = () => ({ line: moscow.line.id });

/** The officer's page where the station has done what was asked, and so many answers are lost. */
function losing(answers: number) {
  let left = answers;
  const { browser } = orlova;
  return deskClient({
    csrf: () => browser.csrf,
    fetch: async (url, { method, headers, body }) => {
      const sent = { origin: browser.origin, ...headers };
      const { status, body: text } = await browser.ask(url, {
        method,
        headers: sent,
        ...(body !== undefined && { body }),
      });
      if (left-- > 0) throw new Error('the answer was lost');
      return { status, json: async () => JSON.parse(text) as unknown };
    },
  });
}

const draftsThere = async () =>
  must(await orlova.browser.client.drafts({ params: params() })).drafts.map(({ draft }) => draft);

it('an act whose answer was lost is done once, however often the page asks', async () => {
  const page = losing(2);
  const asks = () => page.createDraft({ params: params(), json: { lang: 'en' } });
  const answers = [await asks(), await asks(), await asks()];
  expect(answers.map(({ ok }) => ok)).toEqual([false, false, true]);
  const [, , third] = answers;
  expect(await draftsThere()).toEqual([third && must(third).draft]);
  // Answered is done with: who presses again wants another.
  must(await asks());
  expect(await draftsThere()).toHaveLength(2);
});

it('an act that is asked for again while it is being done is done once', async () => {
  const headers = {
    origin: orlova.browser.origin,
    'content-type': 'application/json',
    'x-parley-desk': orlova.browser.csrf ?? '',
    'x-parley-act': 'one name',
  };
  const path = `/api/lines/${moscow.line.id}/rekey`;
  const ask = async (more: object = {}) => {
    const sent = { ...headers, ...more };
    return JSON.parse((await orlova.browser.ask(path, { method: 'POST', headers: sent })).body);
  };
  const [first, again] = await Promise.all([ask(), ask()]);
  expect(again).toEqual(first);
  const another = await ask({ 'x-parley-act': 'another name' });
  expect(another).toEqual({ number: (first as { number: number }).number + 1 });
});

it('an act that failed is tried anew; another act of its name is another', async () => {
  const once = new DoneOnce();
  const done: string[] = [];
  const act = (what: string, work = async () => done.push(what)) => once.of([what], 0, work);
  await expect(act('cut', () => Promise.reject(new Error('disk')))).rejects.toThrow('disk');
  expect([await act('cut'), await act('cut'), await act('rekey')]).toEqual([1, 1, 2]);
  expect(done).toEqual(['cut', 'rekey']);
  expect(await once.of(['cut'], limits.deskActMs, async () => done.push('late'))).toBe(3);
});
