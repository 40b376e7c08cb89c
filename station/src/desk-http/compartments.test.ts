import { hex } from '@parley/core/base/bytes.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Stations, type TestStation, testStations, until } from '../testing/two-stations.ts';
import { Asked } from './asked.ts';
import { DeskLine } from './desk-line.ts';
import { heardBy } from './events/heard.ts';
import type { DeskServing } from './serve.ts';
import { enrol, must, openDesk, release, type TestOfficer } from './testing/test-desk.ts';

let stations: Stations;
let washington: TestStation;
let moscow: TestStation;
let desk: DeskServing;
let admin: TestOfficer;
let inside: TestOfficer;
let outside: TestOfficer;

beforeEach(async () => {
  stations = await testStations();
  [washington, moscow] = stations.all as [TestStation, TestStation];
  stations.connect();
  desk = await openDesk(moscow, 'moscow');
  const roles = ['duty-officer', 'principal'] as const;
  admin = await enrol(desk, moscow, { name: 'Admin', roles: ['administrator'] });
  inside = await enrol(desk, moscow, { name: 'Orlova', roles, compartments: ['silo'] });
  outside = await enrol(desk, moscow, { name: 'Petrov', roles });
});

afterEach(async () => {
  await desk.close();
  await stations.end();
});

const params = () => ({ line: moscow.line.id });
const refused = { ok: false, code: 'compartment-missing' };

async function said(text: string, more = {}): Promise<string> {
  const input = { class: 'EXERCISE', texts: [{ lang: 'en', text }], ...more };
  const entry = await washington.say('draft', input);
  await until(() => moscow.ask('show', { entry }).then(Boolean, () => false));
  return entry;
}

async function close(entry: string): Promise<void> {
  const json = { entry, compartments: ['silo'] };
  must(await admin.browser.client.setCompartment({ params: params(), json }));
}

/** Everything by which an officer can learn that there is an entry. */
async function knows({ browser: { client } }: TestOfficer) {
  const at = { params: params() };
  const inbox = must(await client.inbox({ ...at, query: {} }));
  const transcript = must(await client.transcript({ ...at, query: { limit: 100 } }));
  const search = must(await client.search({ ...at, query: { q: 'closed' } }));
  const status = must(await client.status(at));
  const watch = must(await client.watch(at));
  return {
    entries: [
      ...inbox.waitingForUs,
      ...inbox.rest,
      ...transcript.rows,
      ...search.found,
      ...watch.open,
    ].map(({ entry }) => entry),
    waiting: [inbox.totals.waitingForUs, status.counts.waitingForUs, status.counts.ringing],
    found: search.total,
    people: transcript.total,
  };
}

describe('a message in a compartment', () => {
  it('is to who is outside no row, no number, no hit, no text, no export', async () => {
    const before = await knows(outside);
    const entry = await said('Closed words.', { precedence: 'PRIORITY' });
    await close(entry);
    expect(await knows(outside)).toEqual(before);
    const { client } = outside.browser;
    const at = { params: params() };
    expect(await client.entry({ ...at, query: { entry } })).toMatchObject(refused);
    const disclosing = { ...at, json: { entries: [entry], lang: 'en' as const } };
    expect(await client.disclose(disclosing)).toMatchObject(refused);
    expect(await client.exportTranscript({ ...at, json: {} })).toMatchObject(refused);
    const ack = { ...at, json: { act: 'ack' as const, entry } };
    expect(await client.answerSheet(ack)).toMatchObject(refused);
    const answering = { ...at, json: { lang: 'en', answers: entry } };
    expect(await client.createDraft(answering)).toMatchObject(refused);
    const ledger = must(await client.access({ ...at, query: {} }));
    expect(ledger.rows.flatMap(({ what }) => what)).not.toContain(entry);
  });

  it('is open to who is inside, and that he read it is recorded', async () => {
    const entry = await said('Closed words.', { precedence: 'PRIORITY' });
    await close(entry);
    const known = await knows(inside);
    expect(known.entries.filter((one) => one === entry).length).toBe(4);
    must(await inside.browser.client.entry({ params: params(), query: { entry } }));
    const query = { entry };
    const ledger = must(await inside.browser.client.access({ params: params(), query }));
    expect(ledger.rows.map(({ act, officer }) => [act, officer?.name])).toContainEqual([
      'open-body',
      'Orlova',
    ]);
  });

  it('takes along what refers to it, ours and theirs, from the first moment', async () => {
    const entry = await said('Closed words.');
    await close(entry);
    const before = await knows(outside);
    const json = { act: 'ack' as const, entry };
    const sheet = must(await inside.browser.client.answerSheet({ params: params(), json }));
    const drafts = must(await outside.browser.client.drafts({ params: params() }));
    expect(drafts.sheets).toEqual([]);
    const at = { params: { ...params(), draft: sheet.draft } };
    expect(await outside.browser.client.sheet(at)).toMatchObject(refused);
    must(await release(inside.browser, inside, sheet));
    const reply = await said('Closed as well.', { references: [entry] });
    expect(await knows(outside)).toEqual(before);
    const shown = { params: params(), query: { entry: reply } };
    expect(await outside.browser.client.entry(shown)).toMatchObject(refused);
  });

  it('rings at FLASH for everybody, and says who else must come', async () => {
    const warning = await said('Closed warning.', { precedence: 'FLASH' });
    await close(warning);
    const alarms = async (by: TestOfficer) => {
      return must(await by.browser.client.status({ params: params() })).alarms;
    };
    expect(await alarms(outside)).toMatchObject([{ entry: warning, closed: true }]);
    expect(await alarms(inside)).toMatchObject([{ entry: warning, closed: false }]);
  });

  it('is in no event that a page of his hears', async () => {
    const entry = await said('Closed words.');
    await close(entry);
    const { line } = moscow;
    const asked = ({ id }: TestOfficer) => {
      const session = DeskLine.of(line).sessions.begin(Buffer.from(id, 'hex'), Date.now()).session;
      const signed = { desk: DeskLine.of(line), session };
      const { signal } = new AbortController();
      return new Asked(desk.desk, { signed, signal, line: undefined, address: '' });
    };
    const state = 'reached' as const;
    const data = { line: line.id, entry, party: 'washington', state, circuit: null };
    const event = { event: 'state' as const, data };
    const news = { line: line.id, draft: '0'.repeat(32), what: 'written' as const, by: null };
    const written = { event: 'draft' as const, data: { ...news, revision: null, entry } };
    for (const one of [event, written]) {
      expect(heardBy(asked(outside), one)).toBeUndefined();
      expect(heardBy(asked(inside), one)).toEqual(one);
    }
  });

  it('is closed at the command line too, by the same function', async () => {
    const entry = await said('Closed words.');
    await close(entry);
    const { officer } = moscow.founded.officers[1] as { officer: { id: Uint8Array } };
    const founder = hex(officer.id);
    const code = { code: 'compartment-missing' };
    await expect(moscow.ask('show', { entry, officer: founder })).rejects.toMatchObject(code);
    const tail = { tail: true, officer: founder };
    await expect(moscow.ask('transcript-show', tail)).rejects.toMatchObject(code);
  });

  it('asks the same of what leaves the station by an officer’s word', async () => {
    const { id: officer } = await enrol(desk, moscow, { name: 'Clerk', roles: ['drafter'] });
    const out = '/nowhere/file';
    const code = { code: 'not-allowed' };
    const courier = moscow.ask('courier-export', { to: 'washington', out, officer });
    await expect(courier).rejects.toMatchObject(code);
    const proof = moscow.ask('fork-export', { party: 'washington', out, officer });
    await expect(proof).rejects.toMatchObject(code);
  });
});

describe('a draft in a compartment', () => {
  it('is known to nobody outside, and the entry that it becomes lies where it lay', async () => {
    const { client } = inside.browser;
    const begun = must(await client.createDraft({ params: params(), json: { lang: 'en' } }));
    const at = { params: { ...params(), draft: begun.draft } };
    const files = `/api/lines/${moscow.line.id}/attachments`;
    const headers = { origin: desk.origin, 'x-parley-desk': inside.browser.csrf ?? '' };
    const attached = { method: 'POST', headers, body: Buffer.from('A closed chart.') };
    const { body: taken } = await inside.browser.ask(files, attached);
    const { sha256 } = JSON.parse(taken) as { sha256: string };
    const attachments = [{ sha256, name: 'chart.txt', mediaType: 'text/plain' }];
    const json = { revision: begun.revision, compartments: ['silo'], attachments };
    const fetched = async ({ browser }: TestOfficer) => {
      return (await browser.ask(`${files}/${sha256}`)).status;
    };
    const draft = must(await client.changeDraft({ ...at, json }));
    expect(draft.compartments).toEqual(['silo']);
    expect([await fetched(inside), await fetched(outside)]).toEqual([200, 403]);
    const text = 'Our closed words.';
    const saved = must(await client.saveText({ ...at, json: { lang: 'en', text, base: 1 } }));
    const other = outside.browser.client;
    expect(await other.draft(at)).toMatchObject(refused);
    expect(await other.history({ ...at, query: {} })).toMatchObject(refused);
    expect(await other.discardDraft(at)).toMatchObject(refused);
    expect(must(await other.drafts({ params: params() })).drafts).toEqual([]);
    const status = must(await other.status({ params: params() }));
    expect(status.counts.drafts).toBe(0);
    const releaser = await enrol(desk, moscow, {
      name: 'Deputy',
      roles: ['releaser'],
      compartments: ['silo'],
    });
    const choice = {
      revision: saved.revision,
      to: [{ party: 'washington', purpose: 'action' as const }],
      class: 'EXERCISE' as const,
      precedence: 'ROUTINE' as const,
    };
    const sheet = must(await releaser.browser.client.draftSheet({ ...at, json: choice }));
    expect(sheet.signers.map(({ name }) => name)).not.toContain('Petrov');
    expect(await release(releaser.browser, outside, sheet)).toMatchObject(refused);
    const { entry } = must(await release(releaser.browser, releaser, sheet));
    const query = { entry: entry ?? '' };
    expect(await other.entry({ params: params(), query })).toMatchObject(refused);
    must(await client.entry({ params: params(), query }));
    expect([await fetched(inside), await fetched(outside)]).toEqual([200, 403]);
  });
});

describe('compartments', () => {
  it('are made, given and forgotten by administrators alone, each time recorded', async () => {
    const { client } = admin.browser;
    const at = { params: params() };
    const theirs = await outside.browser.client.createCompartment({ ...at, json: { name: 'sub' } });
    expect(theirs).toMatchObject({ ok: false, code: 'not-allowed' });
    must(await client.createCompartment({ ...at, json: { name: 'sub' } }));
    const unknown = { ...at, json: { officer: outside.id, compartments: ['none'] } };
    expect(await client.setCompartments(unknown)).toMatchObject({ code: 'no-compartment' });
    must(
      await client.setCompartments({ ...at, json: { officer: outside.id, compartments: ['sub'] } }),
    );
    const own = { ...at, json: { officer: admin.id, compartments: ['sub'] } };
    expect(await client.setCompartments(own)).toMatchObject({ code: 'not-allowed' });
    const entry = await said('Closed.');
    must(await client.setCompartment({ ...at, json: { entry, compartments: ['sub'] } }));
    const seen = must(await outside.browser.client.compartments(at));
    expect(seen.known.map(({ name }) => name)).toEqual(['sub']);
    const removing = { ...at, query: { name: 'sub' } };
    expect(await client.removeCompartment(removing)).toMatchObject({ code: 'compartment-used' });
    must(await client.setCompartment({ ...at, json: { entry, compartments: [] } }));
    const left = must(await client.removeCompartment(removing));
    expect(left.known.map(({ name }) => name)).toEqual(['silo']);
    const ledger = must(await inside.browser.client.access({ ...at, query: {} }));
    const acts = ledger.rows
      .filter(({ officer }) => officer?.name === 'Admin')
      .map(({ act }) => act);
    expect(acts.reverse()).toEqual([
      'compartment-create',
      'compartment-give',
      'compartment-set',
      'compartment-set',
      'compartment-remove',
    ]);
  });

  it('of a whole line leave who lacks one its state, and nothing that was said', async () => {
    await said('Closed words.');
    const json = { compartments: ['silo'] };
    must(await admin.browser.client.setCompartment({ params: params(), json }));
    const { client } = outside.browser;
    const inbox = must(await client.inbox({ params: params(), query: {} }));
    expect(inbox.totals).toEqual({ waitingForUs: 0, waitingForThem: 0, rest: 0 });
    expect(await client.search({ params: params(), query: { q: 'closed' } })).toMatchObject(
      refused,
    );
    expect(must(await client.status({ params: params() })).counts.waitingForUs).toBe(0);
  });
});
