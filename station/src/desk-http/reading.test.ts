import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { encodeRecord } from '@parley/core/codec/records.ts';
import { proofSentence } from '@parley/text/finding.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Stations, type TestStation, testStations, until } from '../testing/two-stations.ts';
import { DeskLine } from './desk-line.ts';
import { transcriptOrderOf } from './reading/transcript-order.ts';
import type { DeskServing } from './serve.ts';
import { Browser, enrol, must, openDesk, release, type TestOfficer } from './testing/test-desk.ts';

let stations: Stations;
let washington: TestStation;
let moscow: TestStation;
let desk: DeskServing;
let officer: TestOfficer;

beforeEach(async () => {
  stations = await testStations();
  [washington, moscow] = stations.all as [TestStation, TestStation];
  stations.connect();
  desk = await openDesk(moscow, 'moscow');
  officer = await enrol(desk, moscow, { name: 'Orlova', roles: ['duty-officer', 'principal'] });
});

afterEach(async () => {
  await desk.close();
  await stations.end();
});

const params = () => ({ line: moscow.line.id });

async function said(text: string, more = {}): Promise<string> {
  const input = { class: 'EXERCISE', texts: [{ lang: 'en', text }], ...more };
  const entry = await washington.say('draft', input);
  await until(() => moscow.ask('show', { entry }).then(Boolean, () => false));
  return entry;
}

describe('an officer on watch', () => {
  it('reads an alarm, acknowledges it with his passkey, and both sides see that', async () => {
    const entry = await said('Any use of such weapons will have grave consequences.', {
      precedence: 'FLASH',
    });
    const status = must(await officer.browser.client.status({ params: params() }));
    expect(status.alarms).toMatchObject([{ entry, precedence: 'FLASH', stage: 'desk' }]);
    const inbox = must(await officer.browser.client.inbox({ params: params(), query: {} }));
    expect(inbox.waitingForUs[0]?.preview?.text).toContain('grave');
    const shown = must(await officer.browser.client.entry({ params: params(), query: { entry } }));
    expect(shown.acts).toEqual(['ack', 'answer', 'withhold', 'confirm']);
    const json = { act: 'ack' as const, entry };
    const sheet = must(await officer.browser.client.answerSheet({ params: params(), json }));
    const done = must(await release(officer.browser, officer, sheet));
    expect(done.written).toBe(true);
    const after = must(await officer.browser.client.status({ params: params() }));
    expect(after.alarms).toEqual([]);
    await until(async () => {
      type Shown = { states: { states: { state: string }[] }[] };
      const there = await washington.ask<Shown>('show', { entry });
      return there.states[0]?.states.some(({ state }) => state === 'acknowledged') ?? false;
    });
  });

  it('has no answer to give to a question that its author has withdrawn', async () => {
    const entry = await washington.say('draft', {
      kind: 'confirm',
      class: 'EXERCISE',
      texts: [{ lang: 'en', text: 'Did you say that the exercise ends on Friday?' }],
    });
    await until(() => moscow.ask('show', { entry }).then(Boolean, () => false));
    const { client } = officer.browser;
    const asked = async () => must(await client.entry({ params: params(), query: { entry } }));
    const waits = async () => {
      const inbox = must(await client.inbox({ params: params(), query: {} }));
      return inbox.waitingForUs.some((one) => one.entry === entry);
    };
    expect((await asked()).acts).toEqual(['confirm-answer', 'withhold']);
    expect(await waits()).toBe(true);
    const back = await washington.say('retract', { entry });
    await until(() => moscow.ask('show', { entry: back }).then(Boolean, () => false));
    await until(async () => !(await waits()));
    expect(await asked()).toMatchObject({ acts: [], retractedBy: back });
  });

  it('is written down for everything that he was shown, before he is', async () => {
    const entry = await said('For one reader.');
    const { privateJournal } = moscow.line;
    const size = privateJournal.size;
    must(await officer.browser.client.inbox({ params: params(), query: {} }));
    must(await officer.browser.client.inbox({ params: params(), query: {} }));
    expect(privateJournal.size).toBe(size + 1);
    must(await officer.browser.client.entry({ params: params(), query: { entry } }));
    const ledger = must(await officer.browser.client.access({ params: params(), query: {} }));
    const acts = ledger.rows.map(({ act, officer: who }) => [act, who?.name]);
    expect(acts).toContainEqual(['open-body', 'Orlova']);
    expect(acts).toContainEqual(['list-inbox', 'Orlova']);
  });

  it('finds words in three languages, whatever their form, and that is recorded', async () => {
    const texts = [
      { lang: 'ru', text: 'Ракеты не заправлены.' },
      { lang: 'ar', standing: 1, text: 'أيُّ استخدام للأسلحة النووية.' },
    ];
    const entry = await said('x', { texts });
    const find = async (q: string) => {
      const answer = must(await officer.browser.client.search({ params: params(), query: { q } }));
      return answer.found.map((one) => [one.entry, one.pieces.find(({ hit }) => hit)?.text]);
    };
    expect(await find('ракетами')).toEqual([[entry, 'Ракеты']]);
    expect(await find('اسلحه')).toEqual([[entry, 'للأسلحة']]);
    expect(await find('submarine')).toEqual([]);
    const ledger = must(await officer.browser.client.access({ params: params(), query: {} }));
    expect(ledger.rows.filter(({ act }) => act === 'search').length).toBe(3);
  });
});

describe('a list of messages', () => {
  it('begins each in its original, and in every translation that was reviewed', async () => {
    const texts = [
      { lang: 'ru', text: 'Ракеты не заправлены.' },
      { lang: 'en', standing: 1, text: 'The missiles are not fuelled.' },
      { lang: 'ar', standing: 2, text: 'الصواريخ غير مزودة بالوقود.' },
    ];
    const entry = await said('x', { texts });
    const preview = {
      lang: 'ru',
      text: 'Ракеты не заправлены.',
      languages: ['ru', 'en', 'ar'],
      translations: [{ lang: 'en', text: 'The missiles are not fuelled.' }],
    };
    const { client } = officer.browser;
    // As it came, and as it stands in the index of words.
    for (const indexed of [false, true]) {
      if (indexed) await DeskLine.of(moscow.line).texts.catchUp();
      const inbox = must(await client.inbox({ params: params(), query: {} }));
      expect(inbox.waitingForUs).toMatchObject([{ entry, preview }]);
      const watch = must(await client.watch({ params: params() }));
      expect(watch.open).toMatchObject([{ entry, preview }]);
    }
  });

  it('leaves what operators say to each other to their own panel', async () => {
    await said('For officers.');
    const entry = await said('For operators.', { kind: 'service' });
    const { client } = officer.browser;
    const inbox = must(await client.inbox({ params: params(), query: {} }));
    const all = [...inbox.waitingForUs, ...inbox.waitingForThem, ...inbox.rest];
    expect(all.map((one) => one.kind)).not.toContain('service');
    expect(inbox.totals.rest).toBe(inbox.rest.length);
    const { entries } = must(await client.service({ params: params(), query: {} }));
    expect(entries.map((one) => one.entry)).toEqual([entry]);
    // The command line has no such panel: there it stands among the rest.
    type Plain = { rest: { entry: string }[] };
    const { rest } = await moscow.ask<Plain>('inbox');
    expect(rest.map((one) => one.entry)).toContain(entry);
  });
});

it('keeps administrators from every text', async () => {
  const entry = await said('No business of his.');
  const admin = await enrol(desk, moscow, { name: 'Admin', roles: ['administrator'] });
  const shown = await admin.browser.client.entry({ params: params(), query: { entry } });
  expect(shown).toMatchObject({ ok: false, code: 'not-allowed' });
  const inbox = must(await admin.browser.client.inbox({ params: params(), query: {} }));
  expect(inbox.waitingForUs[0]?.preview).toBeNull();
});

/** The page of the record, and the entries of its final part as the transcript tells them. */
async function bothOrders() {
  const query = { people: 'false' as never, limit: 200 };
  const page = must(await officer.browser.client.transcript({ params: params(), query }));
  const rows: { entry: string; cut: number | null }[] = [];
  await moscow.ask('transcript-show', { tail: true }, (value) => {
    rows.push(...(value as unknown as typeof rows));
  });
  return { page, agreed: rows.filter(({ cut }) => cut !== null).map(({ entry }) => entry) };
}

describe('the record', () => {
  it('is shown in the agreed order, as the transcript has it, cut after cut', async () => {
    for (const round of [0, 1, 2]) {
      await said(`First of ${round}.`);
      const texts = [{ lang: 'en', text: `Second of ${round}.` }];
      await moscow.say('draft', { class: 'EXERCISE', texts });
      await said(`Third of ${round}.`);
      // A line asks for a cut every five seconds at the most: so long one call waits.
      const fresh = async () => must(await officer.browser.client.askCut({ params: params() })).cut;
      await until(async () => (await fresh()) === 'fresh');
      const { page, agreed } = await bothOrders();
      expect(agreed.length).toBeGreaterThan(3 * (round + 1));
      expect(new Set(page.rows.slice(0, page.final).map(({ cut }) => cut)).size).toBe(round + 1);
      expect(page.rows.slice(0, page.final).map(({ entry }) => entry)).toEqual(agreed);
    }
  });

  it('reads no entry of the other side that merely says it is a cut', async () => {
    must(await officer.browser.client.askCut({ params: params() }));
    const { line } = washington.line.host;
    const untrue = { k: 7, previous: new Uint8Array(32), heads: [] };
    const body = encodeBody({ ...emptyBody, record: encodeRecord({ kind: 'cut', ...untrue }) });
    const draft = { kind: kinds.cut, precedence: 1, class: 2, body, references: [] } as const;
    for (let i = 0; i < 20; i++) await washington.line.host.write({ ...draft, shown: null });
    const own = line.journals.get(line.own);
    await until(
      () => moscow.line.host.line.journals.get(line.own)?.durable.size === own?.durable.size,
    );
    const read = vi.spyOn(moscow.line.store.evidence, 'runs');
    must(await officer.browser.client.askCut({ params: params() }));
    await moscow.line.desk.projection.catchUp();
    read.mockClear();
    const order = transcriptOrderOf(moscow.line);
    expect(order.cuts.length).toBeGreaterThan(0);
    expect(order.rows.length).toBeGreaterThan(20);
    expect(read.mock.calls.length).toBeLessThan(3);
  });

  it('is disclosed with a page for a reader without Parley, and no markup of theirs', async () => {
    const entry = await said('<script>alert(1)</script> grave');
    const json = { entries: [entry], lang: 'ar' as const };
    const made = must(await officer.browser.client.disclose({ params: params(), json }));
    const path = `/api/lines/${moscow.line.id}/files/${made.file}`;
    const file = await officer.browser.ask(path);
    expect(file.status).toBe(200);
    expect(file.headers['content-disposition']).toContain('attachment');
    const page = await officer.browser.ask(`${path}/page`);
    expect(page.body).toContain('dir="rtl"');
    expect(page.body).toContain('&lt;script&gt;');
    expect(page.body).not.toContain('<script');
    // On every sheet, whatever the reader prints: the class in all languages, and which file.
    const head = /<thead>.*<\/thead>/su.exec(page.body)?.[0] ?? '';
    for (const word of ['EXERCISE', 'УЧЕБНОЕ', 'تمرين']) expect(head).toContain(word);
    expect(page.body).toContain(made.sha256);
    expect(page.body).toContain(made.name);
    expect(page.body).toContain('parley-verify');
    expect(page.body).toContain('<bdi>officer of washington</bdi>');
    const other = new Browser(desk.origin);
    expect((await other.ask(path)).status).toBe(401);
  });

  it('tells on such a page what has no words: until when, about what, which files', async () => {
    const bytes = Buffer.from('a chart');
    const { sha256 } = await washington.ask<{ sha256: string }>('attach', {
      bytes: bytes.toString('hex'),
    });
    const attachments = [{ sha256, name: 'chart.pdf', mediaType: 'application/pdf' }];
    const texts = [{ lang: 'en', text: 'As attached.' }];
    const entry = await washington.say('draft', { class: 'EXERCISE', texts, attachments });
    await until(() => moscow.ask('show', { entry }).then(Boolean, () => false));
    const at = Date.UTC(2031, 1, 3, 4, 5);
    const withheld = await moscow.say('withhold', { entries: [entry], until: at });
    const json = { entries: [entry, withheld], lang: 'en' as const };
    const made = must(await officer.browser.client.disclose({ params: params(), json }));
    const path = `/api/lines/${moscow.line.id}/files/${made.file}/page`;
    const { body } = await officer.browser.ask(path);
    expect(body).toContain('2031-02-03 04:05');
    expect(body).toContain(`<dt>Refers to</dt><dd><bdi class="token" dir="ltr">${entry}</bdi>`);
    expect(body).toContain('chart.pdf, application/pdf');
    expect(body).toContain(sha256);
  });

  it('is exported whole from the screen', async () => {
    await said('<b>One.</b>');
    const asked = { params: params(), json: { tail: false, lang: 'ru' as const } };
    const made = must(await officer.browser.client.exportTranscript(asked));
    expect(made.cut).toBe('fresh');
    expect(made.bytes).toBeGreaterThan(1000);
    const path = `/api/lines/${moscow.line.id}/files/${made.file}/page`;
    const { body } = await officer.browser.ask(path);
    expect(body).toContain('&lt;b&gt;One.&lt;/b&gt;');
    expect(body).toContain(proofSentence('ru', 'entries-unaltered'));
    expect(body).toContain('УЧЕБНОЕ');
    expect(body).not.toContain('<b>');
  });
});

describe('the line board', () => {
  it('says whether a FLASH would arrive now by the age of the last canary', async () => {
    const tested = must(await officer.browser.client.test({ params: params() }));
    expect(tested.results).toMatchObject([{ party: 'washington', byCourier: false }]);
    const board = must(await officer.browser.client.board({ params: params(), query: {} }));
    const [party] = board.parties;
    expect(party?.flash).toMatchObject({ answer: tested.up ? 'yes' : 'no', boundS: 30 });
    const key = must(await officer.browser.client.rekey({ params: params() }));
    expect(key.number).toBeGreaterThan(0);
  });
});
