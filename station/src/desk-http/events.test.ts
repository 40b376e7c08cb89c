import { get, type IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Stations, type TestStation, testStations, until } from '../testing/two-stations.ts';
import type { DeskServing } from './serve.ts';
import { Browser, enrol, must, openDesk, type TestOfficer } from './testing/test-desk.ts';

let stations: Stations;
let washington: TestStation;
let moscow: TestStation;
let desk: DeskServing;
let officer: TestOfficer;
const open: IncomingMessage[] = [];

beforeEach(async () => {
  stations = await testStations();
  [washington, moscow] = stations.all as [TestStation, TestStation];
  stations.connect();
  desk = await openDesk(moscow, 'moscow');
  officer = await enrol(desk, moscow, { name: 'Orlova', roles: ['duty-officer'] });
});

afterEach(async () => {
  for (const one of open.splice(0)) one.destroy();
  await desk.close();
  await stations.end();
});

type Heard = {
  readonly id: string;
  readonly event: string;
  readonly data: Record<string, unknown>;
};

/** Listens as a page does; what was heard so far, and how to stop. */
async function listen({ origin, cookie }: Browser, lastSeen?: string) {
  const { host, port } = new URL(origin);
  const headers = {
    host,
    cookie: cookie ?? '',
    ...(lastSeen === undefined ? {} : { 'last-event-id': lastSeen }),
  };
  const heard: Heard[] = [];
  const stream = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ host: '127.0.0.1', port, path: '/api/events', headers }, resolve).on('error', reject);
  });
  open.push(stream);
  let rest = '';
  stream.setEncoding('utf8').on('data', (text: string) => {
    const blocks = (rest + text).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) heard.push(heardIn(block));
  });
  stream.on('error', () => {});
  return { heard, status: stream.statusCode, stop: () => stream.destroy() };
}

function heardIn(block: string): Heard {
  const parts = new Map(
    block.split('\n').map((one): [string, string] => {
      const at = one.indexOf(':');
      return [one.slice(0, at), one.slice(at + 1).trim()];
    }),
  );
  const data = JSON.parse(parts.get('data') ?? '{}') as Heard['data'];
  return { id: parts.get('id') ?? '', event: parts.get('event') ?? '', data };
}

const say = (precedence = 'ROUTINE') => {
  const texts = [{ lang: 'en', text: 'Words that no event carries.' }];
  return washington.say('draft', { class: 'EXERCISE', precedence, texts });
};

describe('a page that listens', () => {
  it('goes on after a look at a disk that did not read, as the station does', async () => {
    const { drafts } = moscow.line.store;
    let looks = 0;
    drafts.ids = () => {
      looks++;
      throw new Error('a disk that does not read');
    };
    const page = await listen(officer.browser);
    await until(() => looks > 1);
    await say('FLASH');
    await until(() => page.heard.some(({ event }) => event === 'entry'));
    Reflect.deleteProperty(drafts, 'ids');
  });

  it('hears of an entry, and of the alarm that it is, with no word of its text', async () => {
    const page = await listen(officer.browser);
    const entry = await say('FLASH');
    await until(() => page.heard.some(({ event }) => event === 'alarms'));
    const told = page.heard.find(({ event, data }) => event === 'entry' && data.entry === entry);
    expect(told?.data).toMatchObject({ from: 'washington', precedence: 'FLASH', rings: true });
    expect(JSON.stringify(page.heard)).not.toContain('Words that');
  });

  it('goes on where it was', async () => {
    const page = await listen(officer.browser);
    const first = await say();
    await until(() => page.heard.some(({ data }) => data.entry === first));
    const seen = page.heard.at(-1)?.id ?? '';
    page.stop();
    const missed = await say();
    await until(() => moscow.ask('show', { entry: missed }).then(Boolean, () => false));
    const back = await listen(officer.browser, seen);
    await until(() => back.heard.some(({ data }) => data.entry === missed));
    const entries = back.heard
      .filter(({ event }) => event === 'entry')
      .map(({ data }) => data.entry);
    expect(entries).not.toContain(first);
    expect(new Set(back.heard.map(({ id }) => id)).size).toBe(back.heard.length);
    expect(back.heard.some(({ event }) => event === 'resync')).toBe(false);
  });

  it('hears of a sheet that the command line has made', async () => {
    const page = await listen(officer.browser);
    await until(() => page.heard.length > 0);
    const texts = [{ lang: 'en', text: 'Typed elsewhere.' }];
    const made = await moscow.ask<{ draft: string }>('draft', { class: 'EXERCISE', texts });
    await until(() => page.heard.some(({ data }) => data.draft === made.draft));
    expect(page.heard.find(({ data }) => data.draft === made.draft)?.event).toBe('draft');
  });

  it('is told to read all again where the station no longer knows what it missed', async () => {
    const back = await listen(officer.browser, 'anotherlife-7');
    await until(() => back.heard.length > 0);
    expect(back.heard[0]?.event).toBe('resync');
  });

  it('hears of what does not open, and reads why, since when and what is next', async () => {
    const page = await listen(officer.browser);
    const { host } = moscow.line;
    const frame = new Uint8Array(64).fill(7);
    frame[0] = 0;
    const [circuit] = [...host.circuits.keys()] as [string];
    host.envelope.receive(circuit, frame, host.options.clock.now().elapsed);
    await until(() => page.heard.some(({ data }) => data.what === 'unopened'));
    const params = { line: moscow.line.id };
    const { now, unopened } = must(await officer.browser.client.status({ params }));
    expect(unopened).toMatchObject([
      { from: 'washington', circuit, cause: 'session-unknown', frames: 1, next: 'ask-again' },
    ]);
    expect(unopened[0]?.since).toBeLessThanOrEqual(now);
    expect(unopened[0]?.at).toBeGreaterThan(unopened[0]?.since ?? now);
  });

  it('hears of a line that was set aside; its name is for those who found lines', async () => {
    const page = await listen(officer.browser);
    const id = 'ab'.repeat(32);
    const since = Date.UTC(2026, 10, 24);
    const damaged = { id, name: 'closed', code: 'corrupt', detail: '', since } as const;
    moscow.station.damaged.set(id, damaged);
    await until(() => page.heard.some(({ data }) => data.what === 'lines'));
    const params = { line: moscow.line.id };
    const seen = async ({ browser }: TestOfficer) => {
      return must(await browser.client.status({ params })).damaged;
    };
    const code = 'corrupt';
    expect(await seen(officer)).toEqual([{ id: 'abababab', name: null, code, since }]);
    const gromov = await enrol(desk, moscow, { name: 'Gromov', roles: ['administrator'] });
    expect(await seen(gromov)).toEqual([{ id: 'abababab', name: 'closed', code, since }]);
  });

  it('must be signed in, and stays so', async () => {
    const stranger = await listen(new Browser(desk.origin));
    expect(stranger.status).toBe(401);
    const page = await listen(officer.browser);
    must(await officer.browser.client.signOut({}));
    const after = await listen(officer.browser);
    expect(after.status).toBe(401);
    page.stop();
  });
});
