import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unhex } from '@parley/core/base/bytes.ts';
import {
  charterSigningInput,
  decodeCharterFile,
  encodeCharterFile,
} from '@parley/core/codec/charter-file.ts';
import type { Role } from '@parley/core/codec/kinds.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { performAct } from '../../acts/registry.ts';
import { createStation } from '../../ceremony/create-station.ts';
import { recoveryKeyOf } from '../../ceremony/recovery-shares.ts';
import { contextOf } from '../../desk/context.ts';
import { Station } from '../../station.ts';
import type { StationPaths } from '../../store/station-store.ts';
import { DeskServing } from '../serve.ts';
import { VirtualPasskey } from '../testing/passkey.ts';
import { Browser, must } from '../testing/test-desk.ts';
import { foundingDeskFileOf } from './founding-store.ts';

const secret = { passphrase: 'of a test' };

type Founder = {
  readonly id: string;
  readonly browser: Browser;
  readonly passkey: VirtualPasskey;
};

/** A station of which nothing is there but what `init` makes, with its desk open. */
class Fresh {
  readonly paths: StationPaths;
  readonly #shares: string;
  station: Station;
  serving: DeskServing;

  private constructor(folder: string, name: string, station: Station, serving: DeskServing) {
    this.paths = pathsIn(folder, name);
    this.#shares = join(folder, `${name}-shares`);
    this.station = station;
    this.serving = serving;
  }

  static async make(folder: string, name: string): Promise<Fresh> {
    const paths = pathsIn(folder, name);
    const shares = join(folder, `${name}-shares`);
    const plan = { name, titles: new Map([['en', name]]), zone: 'UTC', officers: [], shares };
    await createStation(paths, secret, plan);
    const station = Station.open(paths, secret);
    return new Fresh(folder, name, station, await serve(station, name));
  }

  async restart(): Promise<void> {
    const { hostname } = new URL(this.serving.origin);
    await this.end();
    this.station = Station.open(this.paths, secret);
    for (const line of this.station.lines.values()) await this.station.begin(line);
    this.serving = await serve(this.station, hostname.replace('.localhost', ''));
  }

  async end(): Promise<void> {
    await this.serving.close();
    await this.station.stop();
  }

  /** `parley officer enrol`, by the operator. */
  async code(name: string, roles: readonly Role[]): Promise<string> {
    const { signal } = new AbortController();
    const context = contextOf(this.station, { running: true, signal, emit() {}, progress() {} });
    const answer = await performAct(context, 'officer-code', { name, roles: [...roles] });
    return (answer as { code: string }).code;
  }

  async founder(name: string, roles: readonly Role[]): Promise<Founder> {
    const browser = new Browser(this.serving.origin);
    const json = { code: await this.code(name, roles) };
    const { ticket, options } = must(await browser.client.enrolOptions({ json }));
    const passkey = new VirtualPasskey(this.serving.origin);
    const response = passkey.create(options);
    const { officer } = must(await browser.client.enrol({ json: { ticket, response } }));
    await browser.signIn(passkey);
    return { id: officer, browser, passkey };
  }

  /** The two officers with the halves, on a machine of their own. */
  sign(file: Uint8Array): string {
    const decoded = decodeCharterFile(file);
    if (!decoded.ok) throw new Error(decoded.code);
    const { charter, signatures } = decoded.value;
    const halves = [1, 2].map((n) => join(this.#shares, `recovery-${n}.share`));
    const signature = recoveryKeyOf(halves).sign(charterSigningInput(charter));
    const party = signatures.length;
    const next = encodeCharterFile({ charter, signatures: [...signatures, { party, signature }] });
    return Buffer.from(next).toString('base64url');
  }
}

function pathsIn(folder: string, name: string): StationPaths {
  return { folder: join(folder, name), guard: join(folder, `${name}-guard`) };
}

async function serve(station: Station, name: string): Promise<DeskServing> {
  const at = { host: '127.0.0.1', port: 0, name: `${name}.localhost` };
  return await DeskServing.listen({ station, ...at, checkAnswers: true });
}

let folder: string;
let north: Fresh;
let south: Fresh;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-founding-'));
  north = await Fresh.make(folder, 'north');
  south = await Fresh.make(folder, 'south');
});

afterEach(async () => {
  await north.end();
  await south.end();
  rmSync(folder, { recursive: true, force: true });
});

async function cardFile(browser: Browser): Promise<string> {
  return (await browser.raw('/api/ceremony/card')).bytes.toString('base64url');
}

/** Both cards brought and compared, the charter drafted at the first and brought to the second. */
async function drafted(first: Browser, second: Browser): Promise<string> {
  for (const [here, there] of [
    [first, second],
    [second, first],
  ] as const) {
    const card = await cardFile(there);
    const { cards } = must(await here.client.bringCard({ json: { card } }));
    const sha256 = cards.find(({ ours }) => !ours)?.sha256 ?? '';
    must(await here.client.compareWords({ json: { sha256, same: true } }));
  }
  const circuits = [{ id: 'courier', kind: 'courier' as const, addresses: [] }];
  const json = { name: 'first line', circuits, settings: {} };
  must(await first.client.draftCharter({ json }));
  const { bytes } = await first.raw('/api/ceremony/file');
  const file = bytes.toString('base64url');
  const { charter } = must(await second.client.takeCharter({ json: { file } }));
  const line = charter?.line ?? '';
  for (const one of [first, second]) {
    must(await one.client.compareWords({ json: { sha256: line, same: true } }));
  }
  return line;
}

describe('a station without a line', () => {
  it('founds its first one at the desk, and its founders are officers of that line', async () => {
    const lead = await north.founder('Lead', ['principal', 'administrator']);
    const other = await south.founder('Other', ['principal', 'administrator']);
    expect(must(await lead.browser.client.session({}))).toMatchObject({
      founded: false,
      party: 'north',
      officer: { name: 'Lead', roles: ['principal', 'administrator'] },
    });
    expect(must(await lead.browser.client.lines({})).lines).toEqual([]);
    const line = await drafted(lead.browser, other.browser);
    const { bytes } = await lead.browser.raw('/api/ceremony/file');
    const half = north.sign(bytes);
    const file = south.sign(new Uint8Array(Buffer.from(half, 'base64url')));
    const given = (await lead.browser.raw('/api/ceremony/secret')).body.trim();
    for (const { browser } of [lead, other])
      must(await browser.client.takeCharter({ json: { file } }));
    must(await lead.browser.client.adoptCharter({ json: {} }));
    must(await other.browser.client.adoptCharter({ json: { secret: given } }));
    // The session goes on, on the line; so does the passkey, and who did what is on record there.
    const session = must(await lead.browser.client.session({}));
    expect(session).toMatchObject({ founded: true, officer: { officer: lead.id, name: 'Lead' } });
    const { officers } = must(await lead.browser.client.officers({ params: { line } }));
    expect(officers).toMatchObject([{ officer: lead.id, signs: 'passkey' }]);
    const params = { line };
    const access = must(await lead.browser.client.access({ params, query: {} }));
    const acts = access.rows.map(({ act, officer }) => [act, officer?.name]);
    expect(acts).toContainEqual(['founder-enrol', 'Lead']);
    expect(acts).toContainEqual(['ceremony-adopt', 'Lead']);
    expect(existsSync(foundingDeskFileOf(north.paths.folder))).toBe(false);
    const later = await north.code('Later', ['duty-officer']);
    expect(must(await lead.browser.client.enrolOptions({ json: { code: later } }))).toBeTruthy();
  });

  it('knows its founders and how far they came after a restart', async () => {
    const lead = await north.founder('Lead', ['principal', 'administrator']);
    const other = await south.founder('Other', ['principal', 'administrator']);
    await drafted(lead.browser, other.browser);
    await north.restart();
    const again = new Browser(north.serving.origin);
    const { ticket, options } = must(await again.client.signInOptions({}));
    const response = lead.passkey.get(options, { origin: north.serving.origin });
    must(await again.client.signIn({ json: { ticket, response } }));
    expect(must(await again.client.ceremony({}))).toMatchObject({ step: 'sign', founding: true });
  });

  it('puts nobody on its card and takes nobody off it once a charter names that card', async () => {
    const lead = await north.founder('Lead', ['principal', 'administrator']);
    const wrong = await north.founder('Wrong', ['drafter']);
    const other = await south.founder('Other', ['administrator']);
    const words = must(await lead.browser.client.ceremony({})).words;
    const json = { officer: wrong.id };
    const own = { json: { officer: lead.id } };
    expect(await lead.browser.client.removeFounder(own)).toMatchObject({ code: 'not-allowed' });
    const left = must(await lead.browser.client.removeFounder({ json }));
    expect(left.words).not.toEqual(words);
    expect(left.cards[0]?.officers.map(({ name }) => name)).toEqual(['Lead']);
    expect(must(await wrong.browser.client.session({})).officer).toBeNull();
    const late = await north.code('Late', ['drafter']);
    await drafted(lead.browser, other.browser);
    const browser = new Browser(north.serving.origin);
    const begun = must(await browser.client.enrolOptions({ json: { code: late } }));
    const response = new VirtualPasskey(north.serving.origin).create(begun.options);
    const enrolled = await browser.client.enrol({ json: { ticket: begun.ticket, response } });
    expect(enrolled).toMatchObject({ ok: false, code: 'ceremony-step' });
  });

  it('lets only a principal or an administrator lead the ceremony', async () => {
    const duty = await north.founder('Duty', ['duty-officer']);
    const refused = { ok: false, code: 'not-allowed' };
    expect(await duty.browser.client.ceremony({})).toMatchObject(refused);
    expect((await duty.browser.raw('/api/ceremony/card')).status).toBe(403);
    const nobody = new Browser(north.serving.origin);
    expect(await nobody.client.ceremony({})).toMatchObject({ code: 'not-signed-in' });
  });

  it('keeps nothing that its disk did not take', async () => {
    const lead = await north.founder('Lead', ['principal', 'administrator']);
    const founding = north.serving.desk.founding();
    expect(() =>
      founding?.store.transaction(() => {
        founding.accounts.setLanguage(unhex(lead.id) as Uint8Array, 'ru');
        throw new Error('the disk is gone');
      }),
    ).toThrow('the disk is gone');
    expect(founding?.accounts.languageOf(unhex(lead.id) as Uint8Array)).toBeNull();
  });
});
