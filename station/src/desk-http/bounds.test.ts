import { limits } from '@parley/core/base/limits.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sweepOrphans } from '../acts/messages/orphans.ts';
import { type Stations, type TestStation, testStations } from '../testing/two-stations.ts';
import { DeskLine } from './desk-line.ts';
import { needRoom } from './drafts/attachment-room.ts';
import { Uploads } from './security/uploads.ts';
import type { DeskServing } from './serve.ts';
import { type Browser, enrol, must, openDesk, type TestOfficer } from './testing/test-desk.ts';

let stations: Stations;
let moscow: TestStation;
let desk: DeskServing;
let orlova: TestOfficer;

beforeEach(async () => {
  stations = await testStations();
  moscow = stations.all[1] as TestStation;
  desk = await openDesk(moscow, 'moscow');
  orlova = await enrol(desk, moscow, { name: 'Orlova', roles: ['duty-officer', 'principal'] });
});

afterEach(async () => {
  await desk.close();
  await stations.end();
});

const params = () => ({ line: moscow.line.id });

async function attach(browser: Browser, text: string): Promise<string> {
  const path = `/api/lines/${moscow.line.id}/attachments`;
  const headers = { origin: browser.origin, 'x-parley-desk': browser.csrf ?? '' };
  const answer = await browser.ask(path, { method: 'POST', headers, body: text });
  expect(answer.status, answer.body).toBe(200);
  return (JSON.parse(answer.body) as { sha256: string }).sha256;
}

const there = () => moscow.line.store.attachments.whole().length;

describe('attachments that come', () => {
  it('keep nobody waiting but who sends two at once', () => {
    const uploads = new Uploads();
    const end = uploads.begin('slow');
    expect(() => uploads.begin('slow')).toThrow('too-many-requests');
    const others = ['b', 'c', 'd', 'e', 'f'].map((one) => uploads.begin(one));
    expect(() => uploads.begin('g')).toThrow('too-many-requests');
    end();
    uploads.begin('g')();
    for (const one of others) one();
    uploads.begin('slow')();
  });

  it('stay while a draft in hand names them, also over a restart, and go with it', async () => {
    const { client } = orlova.browser;
    const sha256 = await attach(orlova.browser, 'a plan');
    const draft = must(await client.createDraft({ params: params(), json: { lang: 'en' } }));
    const at = { ...params(), draft: draft.draft };
    const attachments = [{ sha256, name: 'plan.txt', mediaType: 'text/plain' }];
    const named = must(
      await client.changeDraft({ params: at, json: { revision: draft.revision, attachments } }),
    );
    await moscow.line.desk.projection.catchUp();
    sweepOrphans(moscow.line);
    expect(there()).toBe(1);
    must(
      await client.changeDraft({ params: at, json: { revision: named.revision, attachments: [] } }),
    );
    expect(there()).toBe(0);
  });

  it('have so much room together; what nobody names gives its own back', async () => {
    const line = DeskLine.of(moscow.line);
    await attach(orlova.browser, 'never put into a draft');
    const full = limits.draftAttachmentsBytesMax - 4;
    expect(() => needRoom(line, full)).toThrow('attachments-full');
    expect(there()).toBe(1);
    // An hour later nobody is about to put it into a draft any more.
    const anHour = 3_600_000;
    const late = new Proxy(line, {
      get: (at, key) => (key === 'now' ? at.now + anHour : Reflect.get(at, key)),
    });
    needRoom(late, full);
    expect(there()).toBe(0);
  });
});

describe('what is written into a journal each time', () => {
  it('is asked for by whom it concerns, and seldom', async () => {
    const admin = await enrol(desk, moscow, { name: 'Admin', roles: ['administrator'] });
    const auditor = await enrol(desk, moscow, { name: 'Auditor', roles: ['auditor'] });
    const test = { params: params(), json: { heard: true } };
    const refused = { ok: false, code: 'not-allowed' };
    expect(await admin.browser.client.askCut({ params: params() })).toMatchObject(refused);
    expect(await auditor.browser.client.soundTest(test)).toMatchObject(refused);
    const { privateJournal } = moscow.line;
    const before = privateJournal.size;
    for (let i = 0; i < 5; i++) must(await orlova.browser.client.soundTest(test));
    const sixth = await orlova.browser.client.soundTest(test);
    expect(sixth).toMatchObject({ ok: false, code: 'too-many-requests' });
    expect(privateJournal.size).toBe(before + 5);
    // Whoever is seldom there is not held up by it.
    must(await auditor.browser.client.askCut({ params: params() }));
  });
});
