import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tlsIdentity } from '../circuits/websocket/tls.ts';
import { entropy } from '../station.ts';
import { type Stations, type TestStation, testStations } from '../testing/two-stations.ts';
import { DeskLine } from './desk-line.ts';
import { DeskServing } from './serve.ts';
import { Browser, enrol, must, openDesk } from './testing/test-desk.ts';

let stations: Stations;
let moscow: TestStation;
let folder: string;
const servings: DeskServing[] = [];

beforeEach(async () => {
  stations = await testStations();
  moscow = stations.all[1] as TestStation;
  folder = mkdtempSync(join(tmpdir(), 'parley-console-'));
  mkdirSync(join(folder, 'assets'));
  const page = '<meta property="csp-nonce" content="__CSP_NONCE__"><p>desk</p>';
  writeFileSync(join(folder, 'index.html'), page);
  writeFileSync(join(folder, 'assets/main-1a2b3c.js'), 'export {};');
});

afterEach(async () => {
  for (const serving of servings.splice(0)) await serving.close();
  await stations.end();
  rmSync(folder, { recursive: true, force: true });
});

async function listen(more: Partial<Parameters<typeof DeskServing.listen>[0]> = {}) {
  const { station } = moscow;
  const given = { station, host: '127.0.0.1', port: 0, consoleFolder: folder, ...more };
  const serving = await DeskServing.listen(given);
  servings.push(serving);
  return serving;
}

it('is at localhost where only this machine reaches it: passkeys belong to names', async () => {
  const { origin, desk } = await listen();
  expect(origin).toMatch(/^http:\/\/localhost:\d+$/u);
  expect(desk.rpId).toBe('localhost');
});

describe('the page', () => {
  it('comes for every address of its own, with the nonce of its policy', async () => {
    const { origin } = await listen();
    const { body, headers, status } = await new Browser(origin).ask('/lines/one/messages');
    expect(status).toBe(200);
    const nonce = /content="([^"]+)"/u.exec(body)?.[1] ?? '';
    expect(nonce.length).toBeGreaterThan(16);
    expect(headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
  });

  it('has files that a browser keeps for ever, and asks about no more', async () => {
    const browser = new Browser((await listen()).origin);
    const { headers } = await browser.ask('/assets/main-1a2b3c.js');
    expect(headers['cache-control']).toContain('immutable');
    expect(headers['content-type']).toContain('text/javascript');
    const known = { 'if-none-match': String(headers.etag) };
    expect((await browser.ask('/assets/main-1a2b3c.js', { headers: known })).status).toBe(304);
    expect((await browser.ask('/assets/none.js')).status).toBe(404);
    expect((await browser.ask('/assets/../../../etc/passwd')).body).toContain('<p>desk</p>');
  });
});

it('gives over HTTPS a cookie that is bound to this very host', async () => {
  const tls = tlsIdentity(entropy.bytes(32));
  const [, founder] = moscow.founded.officers;
  if (!founder) throw new Error('moscow has an officer');
  const { officer, signer } = founder;
  const demonstration = [{ id: officer.id, signer }];
  const { origin } = await listen({ tls, name: 'localhost', demonstration });
  expect(origin).toMatch(/^https:\/\/localhost:\d+$/u);
  const { codes, now } = DeskLine.of(moscow.line);
  const link = { purpose: 'link', issuer: null, officer: officer.id, about: '' } as const;
  const token = codes.issue({ ...link, ends: now + 60_000 });
  const { port, host } = new URL(origin);
  const headers = { host, origin, 'content-type': 'application/json' };
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const at = { host: '127.0.0.1', port, path: '/api/session/link', method: 'POST' };
    const asked = request({ ...at, headers, rejectUnauthorized: false }, resolve);
    asked.on('error', reject);
    asked.end(JSON.stringify({ token }));
  });
  answer.resume();
  const [cookie] = answer.headers['set-cookie'] ?? [];
  expect(cookie).toMatch(/^__Host-parley=.*; Path=\/;.*Secure/u);
  expect(cookie).toContain('SameSite=Strict');
  expect(cookie).not.toContain('Domain');
  expect(answer.headers['strict-transport-security']).toContain('max-age');
});

describe('an attachment', () => {
  it('is taken as bytes, and fetched as bytes that no browser opens here', async () => {
    const desk = await openDesk(moscow, 'moscow');
    servings.push(desk);
    const roles = ['duty-officer', 'drafter'] as const;
    const { browser } = await enrol(desk, moscow, { name: 'Orlova', roles });
    const bytes = Buffer.from('<script>chart</script>');
    const path = `/api/lines/${moscow.line.id}/attachments`;
    const headers = { origin: desk.origin, 'x-parley-desk': browser.csrf ?? '' };
    const taken = await browser.ask(path, { method: 'POST', headers, body: bytes });
    const { sha256, size } = JSON.parse(taken.body) as { sha256: string; size: number };
    expect(size).toBe(bytes.length);
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    const got = await browser.ask(`${path}/${sha256}`);
    expect(got.body).toBe(bytes.toString());
    expect(got.headers['content-disposition']).toContain('attachment');
    expect(got.headers['content-type']).toBe('application/octet-stream');
    const params = { line: moscow.line.id };
    const draft = must(await browser.client.createDraft({ params, json: { lang: 'en' } }));
    const json = {
      revision: draft.revision,
      attachments: [{ sha256, name: 'chart.svg', mediaType: 'image/svg+xml' }],
    };
    const at = { params: { ...params, draft: draft.draft }, json };
    expect(must(await browser.client.changeDraft(at)).attachments[0]?.size).toBe(size);
  });
});
