import { hex } from '@parley/core/base/bytes.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Stations, type TestStation, testStations } from '../testing/two-stations.ts';
import { DeskLine } from './desk-line.ts';
import { issueCode } from './security/issue-code.ts';
import type { DeskServing } from './serve.ts';
import { OpenDesk, DeskServing as Serving } from './serve.ts';
import { VirtualPasskey } from './testing/passkey.ts';
import { Browser, enrol, must, openDesk, signInFounder } from './testing/test-desk.ts';

let stations: Stations;
let moscow: TestStation;
let desk: DeskServing;

beforeEach(async () => {
  stations = await testStations();
  moscow = stations.all[1] as TestStation;
  desk = await openDesk(moscow, 'moscow');
});

afterEach(async () => {
  await desk.close();
  await stations.end();
});

const line = () => moscow.line.id;
const founderId = () => hex(desk.desk.options.demonstration?.[0]?.id ?? new Uint8Array(0));
const code = (name = 'Orlova') => {
  const about = { name, roles: ['duty-officer'] as const, compartments: [], replaces: null };
  return issueCode(DeskLine.of(moscow.line), null, about).code;
};

describe('a passkey', () => {
  it('signs in its officer, with the roles of the newest roster and no others', async () => {
    const officer = await enrol(desk, moscow, { name: 'Orlova', roles: ['duty-officer'] });
    const session = must(await officer.browser.client.session({}));
    expect(session.officer).toMatchObject({ name: 'Orlova', roles: ['duty-officer'] });
    expect(session.officer?.may).toContain('answer');
    expect(session.officer?.may).not.toContain('roster');
  });

  it('is nobody before a roster entry names it', async () => {
    const browser = new Browser(desk.origin);
    const { ticket, options } = must(await browser.client.enrolOptions({ json: { code: code() } }));
    const passkey = new VirtualPasskey(desk.origin, 'Ed25519');
    must(await browser.client.enrol({ json: { ticket, response: passkey.create(options) } }));
    await browser.signIn(passkey);
    const inbox = await browser.client.inbox({ params: { line: line() }, query: {} });
    expect(inbox).toMatchObject({ ok: false, code: 'not-allowed' });
  });

  it('of an officer who was taken off the roster is told so, and since when', async () => {
    const { id, passkey } = await enrol(desk, moscow, { name: 'Orlova', roles: ['drafter'] });
    const founder = new Browser(desk.origin);
    await signInFounder(founder, moscow);
    const params = { line: line() };
    const json = { action: 'remove', officer: id } as const;
    const sheet = must(await founder.client.rosterSheet({ params, json }));
    const by = { by: 'demonstration', officer: founderId() } as const;
    const before = moscow.station.clock.now().time;
    must(
      await founder.client.release({
        params: { ...params, draft: sheet.draft },
        json: { challenge: sheet.challenge, release: by },
      }),
    );
    const browser = new Browser(desk.origin);
    const { ticket, options } = must(await browser.client.signInOptions({}));
    const given = { json: { ticket, response: passkey.get(options) } };
    const refused = await browser.client.signIn(given);
    expect(refused).toMatchObject({ ok: false, code: 'officer-removed' });
    const since = Number(refused.ok ? 0 : refused.detail);
    expect(since).toBeGreaterThanOrEqual(before);
    expect(since).toBeLessThanOrEqual(moscow.station.clock.now().time);
  });

  it('is refused without user verification, from another origin, and a second time', async () => {
    const { passkey } = await enrol(desk, moscow, { name: 'Orlova', roles: ['duty-officer'] });
    const browser = new Browser(desk.origin);
    const attempt = async (told: object, again = false) => {
      const { ticket, options } = must(await browser.client.signInOptions({}));
      const json = { ticket, response: passkey.get(options, told) };
      const first = await browser.client.signIn({ json });
      return again ? await new Browser(desk.origin).client.signIn({ json }) : first;
    };
    const refused = { ok: false, code: 'passkey-refused' };
    expect(await attempt({ flags: 0x01 })).toMatchObject(refused);
    expect(await attempt({ origin: 'http://washington.localhost:1' })).toMatchObject(refused);
    expect(await attempt({ rpId: 'washington.localhost' })).toMatchObject(refused);
    expect(await attempt({}, true)).toMatchObject(refused);
  });
});

describe('a one-time code', () => {
  it('is taken once, and attempts are counted', async () => {
    const browser = new Browser(desk.origin);
    const once = code();
    must(await browser.client.enrolOptions({ json: { code: once.toLowerCase() } }));
    const again = await browser.client.enrolOptions({ json: { code: once } });
    expect(again).toMatchObject({ ok: false, code: 'code-invalid' });
    const codes: string[] = [];
    for (let i = 0; i < 12; i++) {
      const answer = await browser.client.enrolOptions({ json: { code: `guess ${i}` } });
      if (!answer.ok) codes.push(answer.code);
    }
    expect(codes.at(-1)).toBe('too-many-requests');
  });

  it('of two administrators, one each, brings back an officer whose passkey is lost', async () => {
    const roles = ['administrator'] as const;
    const one = await enrol(desk, moscow, { name: 'Admin A', roles });
    const two = await enrol(desk, moscow, { name: 'Admin B', roles });
    const lost = await enrol(desk, moscow, { name: 'Orlova', roles: ['duty-officer'] });
    const half = async (by: typeof one) => {
      const asked = { params: { line: line() }, json: { officer: lost.id } };
      return must(await by.browser.client.issueRecovery(asked)).code;
    };
    const browser = new Browser(desk.origin);
    const [first, other] = [await half(one), await half(one)];
    const alone = await browser.client.enrolOptions({ json: { code: first, second: other } });
    expect(alone).toMatchObject({ ok: false, code: 'code-invalid' });
    const second = await half(two);
    const begun = must(await browser.client.enrolOptions({ json: { code: first, second } }));
    const passkey = new VirtualPasskey(desk.origin);
    const response = passkey.create(begun.options);
    must(await browser.client.enrol({ json: { ticket: begun.ticket, response } }));
    const before = await lost.browser.client.status({ params: { line: line() } });
    expect(before).toMatchObject({ ok: false, code: 'not-signed-in' });
  });
});

describe('a request', () => {
  it('of another site, of another name, or without the csrf word changes nothing', async () => {
    const browser = new Browser(desk.origin);
    await signInFounder(browser, moscow);
    const path = `/api/lines/${line()}/test`;
    const csrf = { 'x-parley-desk': browser.csrf ?? '' };
    const codeOf = async (headers: Record<string, string>) => {
      const { body } = await browser.ask(path, { method: 'POST', headers });
      return (JSON.parse(body) as { code?: string; detail?: string }).detail;
    };
    expect(await codeOf({ origin: 'https://elsewhere.example', ...csrf })).toBe('origin');
    expect(await codeOf({ ...csrf })).toBe('origin');
    expect(await codeOf({ origin: desk.origin })).toBe('csrf');
    expect(await codeOf({ origin: desk.origin, 'x-parley-desk': 'x' })).toBe('csrf');
    const site = { origin: desk.origin, 'sec-fetch-site': 'cross-site', ...csrf };
    expect(await codeOf(site)).toBe('site');
    expect(await codeOf({ origin: desk.origin, host: 'rebound.example', ...csrf })).toBe('host');
  });

  it('gets its answer under a strict policy, and nothing is kept by a browser', async () => {
    const { headers, status } = await new Browser(desk.origin).ask('/api/session');
    expect(status).toBe(200);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
    expect(headers['cache-control']).toBe('no-store');
  });

  it('is answered by the contract alone', async () => {
    const browser = new Browser(desk.origin);
    const { status, body } = await browser.ask('/api/openapi.json');
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ openapi: '3.1.0' });
    expect((await browser.ask('/api/nothing')).status).toBe(404);
  });
});

it('is not served to others without HTTPS', async () => {
  const { station } = moscow;
  const asked = Serving.listen({ station, host: '0.0.0.0', port: 0 });
  await expect(asked).rejects.toThrow(OpenDesk);
});
