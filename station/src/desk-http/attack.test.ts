import { connect, type Socket } from 'node:net';
import { addressOf } from '@parley/api/client.ts';
import { type Operation, operations, streams } from '@parley/api/operations.ts';
import type { Sheet } from '@parley/api/sheets.ts';
import { unhex } from '@parley/core/base/bytes.ts';
import { roles } from '@parley/core/codec/kinds.ts';
import { rightsOf } from '@parley/core/station/rights.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Stations, type TestStation, testStations, until } from '../testing/two-stations.ts';
import { DeskLine } from './desk-line.ts';
import { operationRights } from './operation-rights.ts';
import { issueCode } from './security/issue-code.ts';
import type { DeskServing } from './serve.ts';
import { VirtualPasskey } from './testing/passkey.ts';
import { Browser, enrol, must, openDesk, release, type TestOfficer } from './testing/test-desk.ts';

let stations: Stations;
let moscow: TestStation;
let desk: DeskServing;
let officer: TestOfficer;

beforeEach(async () => {
  stations = await testStations();
  moscow = stations.all[1] as TestStation;
  desk = await openDesk(moscow, 'moscow');
  officer = await enrol(desk, moscow, { name: 'Orlova', roles: ['duty-officer', 'principal'] });
});

afterEach(async () => {
  await desk.close();
  await stations.end();
});

const params = () => ({ line: moscow.line.id });
const codeOf = ({ body }: { body: string }) => (JSON.parse(body) as { code?: string }).code;

const changing = [...Object.values(operations), ...Object.values(streams)].filter(
  ({ method }) => method !== 'get',
);

describe('another site in the same browser', () => {
  it('changes nothing by any operation that changes something', async () => {
    expect(changing.length).toBeGreaterThan(40);
    const { browser } = officer;
    const filled = { params: { ...params(), draft: '0'.repeat(32) } };
    const headers = { 'content-type': 'application/json' };
    for (const { method, path } of changing) {
      const body = method === 'delete' ? {} : { body: '{}' };
      const asking = { method: method.toUpperCase(), ...body };
      const address = addressOf(path, filled);
      const csrf = { ...headers, 'x-parley-desk': browser.csrf ?? '' };
      const theirs = { ...asking, headers: { ...csrf, origin: 'http://moscow.localhost:1' } };
      const wordless = { ...asking, headers: { ...headers, origin: browser.origin } };
      expect(codeOf(await browser.ask(address, theirs)), path).toBe('forged-request');
      expect(codeOf(await browser.ask(address, wordless)), path).toBe('forged-request');
    }
  });

  it('finds every answer under the strict policy, refusals among them', async () => {
    const paths = [
      '/api/session',
      '/api/lines',
      '/api/lines/none/status',
      '/api/lines/%E0%A4%A/status',
      '/api/nothing',
      '/api/lines/x/files/..%2F..%2Fetc%2Fpasswd',
      '/api/lines/x/attachments/..%2F..%2Fx',
      '/no-such.js',
    ];
    const browser = new Browser(desk.origin);
    for (const path of paths) {
      for (const method of ['GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS']) {
        const { headers, status } = await browser.ask(path, { method });
        expect(status, `${method} ${path}`).toBeLessThan(500);
        const policy = String(headers['content-security-policy']);
        expect(policy, `${method} ${path}`).toContain("default-src 'none'");
        expect(policy).toContain("trusted-types 'none'");
        expect(headers['x-content-type-options']).toBe('nosniff');
        expect(headers['access-control-allow-origin']).toBeUndefined();
      }
    }
  });
});

describe('whoever asks the interface itself', () => {
  const asked = (Object.keys(operations) as Operation[]).filter((name) => {
    return operationRights[name] !== 'anybody' && name !== 'signOut';
  });
  const byRight = asked.filter((name) => operationRights[name] !== 'signed-in');

  /** Which of these are refused with this code, each asked for with nothing filled in. */
  async function refused(
    browser: Browser,
    code: string,
    names: readonly Operation[],
  ): Promise<Operation[]> {
    const filled = { params: { ...params(), draft: '0'.repeat(32) } };
    const headers: Record<string, string> = {
      origin: desk.origin,
      'content-type': 'application/json',
    };
    if (browser.csrf !== undefined) headers['x-parley-desk'] = browser.csrf;
    const found: Operation[] = [];
    for (const name of names) {
      const { method, path } = operations[name];
      const body = method === 'get' || method === 'delete' ? {} : { body: '{}' };
      const asking = { method: method.toUpperCase(), headers, ...body };
      const answer = await browser.ask(addressOf(path, filled), asking);
      if (codeOf(answer) === code) found.push(name);
    }
    return found;
  }

  it('is told nothing before he has signed in', async () => {
    expect(asked.length).toBeGreaterThan(50);
    expect(await refused(new Browser(desk.origin), 'not-signed-in', asked)).toEqual(asked);
  });

  it('begins nothing that no role of his allows, whatever his page shows', async () => {
    for (const role of roles) {
      const one = await enrol(desk, moscow, { name: `Only ${role}`, roles: [role] });
      const rights = new Set<string>(rightsOf({ roles: [role], compartments: [] }));
      const closed = byRight.filter((name) => !rights.has(operationRights[name]));
      expect(closed.length, role).toBeGreaterThan(5);
      expect(await refused(one.browser, 'not-allowed', closed), role).toEqual(closed);
    }
  });

  it('is told nothing more once no roster names his passkey', async () => {
    const { browser } = officer;
    const removing = { action: 'remove' as const, officer: officer.id };
    const sheet = must(await browser.client.rosterSheet({ params: params(), json: removing }));
    must(await release(browser, officer, sheet));
    expect(await refused(browser, 'not-signed-in', asked)).toEqual(asked);
  });
});

describe('whoever reaches the port', () => {
  it('is read only so far, whether he announces it or not', async () => {
    const { host, port } = new URL(desk.origin);
    const from = `Host: ${host}\r\nOrigin: ${desk.origin}\r\n`;
    const head = `POST /api/session/passkey HTTP/1.1\r\n${from}`;
    const json = `${head}Content-Type: application/json\r\n`;
    const piece = 'x'.repeat(1024 * 1024 + 1);
    const hostile = [
      `${json}Content-Length: 5000000000\r\n\r\n`,
      `${json}Transfer-Encoding: chunked\r\n\r\n${piece.length.toString(16)}\r\n${piece}\r\n`,
    ];
    for (const asked of hostile) {
      const socket = connect(Number(port), '127.0.0.1');
      let heard = '';
      socket.setEncoding('utf8').on('data', (text: string) => {
        heard += text;
      });
      socket.on('error', () => {});
      socket.write(asked);
      // He has not ended what he sends, and never will.
      await until(() => heard.includes('"detail":"size"'), 30_000);
      socket.destroy();
    }
  });

  it('holds no more connections than one address may', async () => {
    const { port } = new URL(desk.origin);
    const sockets: Socket[] = [];
    let closed = 0;
    for (let i = 0; i < 160; i++) {
      const socket = connect(Number(port), '127.0.0.1');
      socket.on('error', () => {});
      socket.on('close', () => closed++);
      sockets.push(socket);
    }
    await until(() => closed >= 32, 30_000);
    for (const socket of sockets) socket.destroy();
    await until(() => closed === 160, 30_000);
    must(await new Browser(desk.origin).client.session({}));
  });

  it('adds no member to every object by the names that he gives', async () => {
    const { browser } = officer;
    const headers = {
      origin: desk.origin,
      'content-type': 'application/json',
      'x-parley-desk': browser.csrf ?? '',
    };
    const hostile = [
      '{"act":"propose","terms":[{"__proto__":"polluted","en":"word"}]}',
      '{"act":"propose","terms":[{"constructor":"x","en":"word"}],"__proto__":{"polluted":1}}',
    ];
    for (const body of hostile) {
      const path = `/api/lines/${moscow.line.id}/terms`;
      const { status } = await browser.ask(path, { method: 'POST', headers, body });
      expect(status).toBeLessThan(500);
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    }
  });
});

describe('a session', () => {
  it('is a new one at each sign-in, and a word that was there before is none', async () => {
    const browser = new Browser(desk.origin);
    const { port } = new URL(desk.origin);
    browser.cookie = `parley-${port}=planted`;
    await browser.signIn(officer.passkey);
    expect(browser.cookie).not.toContain('planted');
    const before = browser.cookie;
    await browser.signIn(officer.passkey);
    expect(browser.cookie).not.toBe(before);
    const old = new Browser(desk.origin);
    old.cookie = before;
    expect(must(await old.client.session({})).officer).toBeNull();
  });

  it('hears nothing more once it is over, wherever it was ended', async () => {
    const { host, port } = new URL(desk.origin);
    const { cookie = '' } = officer.browser;
    const socket = connect(Number(port), '127.0.0.1');
    let heard = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      heard += text;
    });
    socket.write(`GET /api/events HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\n\r\n`);
    await until(() => heard.includes('event: beat'));
    const { sessions, now } = DeskLine.of(moscow.line);
    sessions.endAllOf(new Uint8Array(Buffer.from(officer.id, 'hex')));
    expect(sessions.present(now)).not.toContain(officer.id);
    const from = heard.length;
    await moscow.say('draft', { class: 'EXERCISE', texts: [{ lang: 'en', text: 'After.' }] });
    await until(() => heard.includes('event: signed-out'));
    expect(heard.slice(from)).not.toContain('event: entry');
    socket.destroy();
  });
});

describe('a code', () => {
  it('is none once its administrator is not one any more', async () => {
    const admin = await enrol(desk, moscow, { name: 'Admin', roles: ['administrator'] });
    const json = { name: 'Friend', roles: ['principal' as const], compartments: [] };
    const given = { params: params(), json };
    const { code } = must(await admin.browser.client.issueCode(given));
    const removing = { action: 'remove' as const, officer: admin.id };
    const { client } = officer.browser;
    const sheet = must(await client.rosterSheet({ params: params(), json: removing }));
    must(await release(officer.browser, officer, sheet));
    const browser = new Browser(desk.origin);
    const used = await browser.client.enrolOptions({ json: { code } });
    expect(used).toMatchObject({ ok: false, code: 'code-invalid' });
  });

  it('is none past its time', async () => {
    const { codes, now } = DeskLine.of(moscow.line);
    const given = { purpose: 'enrol', issuer: null, officer: null, about: '{}' } as const;
    const code = codes.issue({ ...given, ends: now - 1 });
    const used = await new Browser(desk.origin).client.enrolOptions({ json: { code } });
    expect(used).toMatchObject({ ok: false, code: 'code-invalid' });
  });

  it("takes no officer's place by naming his credential", async () => {
    const about = { name: 'Other', roles: ['drafter'] as const, compartments: [], replaces: null };
    const { code } = issueCode(DeskLine.of(moscow.line), null, about);
    const browser = new Browser(desk.origin);
    const { ticket, options } = must(await browser.client.enrolOptions({ json: { code } }));
    const twin = new VirtualPasskey(desk.origin, 'P-256', officer.passkey.id);
    const taken = await browser.client.enrol({ json: { ticket, response: twin.create(options) } });
    expect(taken).toMatchObject({ ok: false, code: 'passkey-refused' });
    await new Browser(desk.origin).signIn(officer.passkey);
  });
});

describe('a passkey that was copied', () => {
  it('is seen by a counter that does not rise', async () => {
    const at = async (counter: number) => {
      const { client } = new Browser(desk.origin);
      const { ticket, options } = must(await client.signInOptions({}));
      const json = { ticket, response: officer.passkey.get(options, { counter }) };
      return (await client.signIn({ json })).ok;
    };
    expect([await at(5), await at(6), await at(6), await at(0), await at(7)]).toEqual([
      true,
      true,
      false,
      false,
      true,
    ]);
  });
});

describe('a release', () => {
  let drafter: TestOfficer;
  beforeEach(async () => {
    drafter = await enrol(desk, moscow, { name: 'Petrov', roles: ['drafter'] });
  });

  async function sheetOf(text: string): Promise<Sheet> {
    const { client } = drafter.browser;
    const begun = must(await client.createDraft({ params: params(), json: { lang: 'en' } }));
    const at = { params: { ...params(), draft: begun.draft } };
    const { revision } = must(
      await client.saveText({ ...at, json: { lang: 'en', text, base: 1 } }),
    );
    return await composed(at.params, revision);
  }

  async function composed(at: { line: string; draft: string }, revision: number) {
    const to = [{ party: 'washington', purpose: 'action' as const }];
    const json = { revision, to, class: 'EXERCISE' as const, precedence: 'ROUTINE' as const };
    return must(await officer.browser.client.draftSheet({ params: at, json }));
  }

  const given = (sheet: Sheet, signed: Sheet) => {
    const challenge = Buffer.from(unhex(signed.challenge) as Uint8Array).toString('base64url');
    const { response } = officer.passkey.get({ challenge });
    return {
      params: { line: sheet.line, draft: sheet.draft },
      json: {
        challenge: sheet.challenge,
        release: { by: 'passkey' as const, officer: officer.id, ...response },
      },
    };
  };
  const refused = { ok: false, code: 'passkey-refused' };

  it('of one draft is none of another', async () => {
    const [one, other] = [await sheetOf('One.'), await sheetOf('Other.')];
    const { client } = officer.browser;
    expect(await client.release(given(other, one))).toMatchObject(refused);
    must(await client.release(given(other, other)));
  });

  it('that comes several times at once is written once', async () => {
    const asked = given(...((one) => [one, one] as const)(await sheetOf('At once.')));
    const { origin, cookie, csrf } = officer.browser;
    // Each page names its acts by itself, so these are four and not one that is asked for again.
    const pages = [1, 2, 3, 4].map(() => Object.assign(new Browser(origin), { cookie, csrf }));
    const answers = await Promise.all(pages.map(({ client }) => client.release(asked)));
    expect(answers.filter(({ ok }) => ok).length).toBe(1);
  });

  it('that was sent back does not count again by the same bytes', async () => {
    const sheet = await sheetOf('Once.');
    const at = { line: sheet.line, draft: sheet.draft };
    const { client } = officer.browser;
    const asked = given(sheet, sheet);
    DeskLine.of(moscow.line).accounts.noteUsed(Buffer.from(officer.id, 'hex'), {
      signature: new Uint8Array(Buffer.from(asked.json.release.signature, 'base64url')),
      count: 0,
    });
    const again = await composed(at, must(await client.draft({ params: at })).revision);
    expect(again.challenge).toBe(sheet.challenge);
    expect(await client.release(asked)).toMatchObject(refused);
    must(await release(officer.browser, officer, again));
  });

  it('is none from another address of this machine, nor without the officer verified', async () => {
    const sheet = await sheetOf('Here.');
    const elsewhere = { origin: 'http://moscow.localhost:1' };
    const told = [elsewhere, { flags: 0x01 }, { rpId: 'localhost' }];
    for (const one of told) {
      const answer = await release(officer.browser, officer, sheet, { told: one });
      expect(answer).toMatchObject(refused);
    }
  });

  it('shows an administrator no word of what it is of', async () => {
    const sheet = await sheetOf('Not for him.');
    const admin = await enrol(desk, moscow, { name: 'Admin', roles: ['administrator'] });
    const at = { params: { line: sheet.line, draft: sheet.draft } };
    const shown = await admin.browser.client.sheet(at);
    expect(shown).toMatchObject({ ok: false, code: 'not-allowed' });
  });
});
