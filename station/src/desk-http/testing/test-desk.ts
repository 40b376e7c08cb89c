import { request } from 'node:http';
import { type DeskClient, deskClient, type Fetch, type Outcome } from '@parley/api/client.ts';
import type { Sheet } from '@parley/api/sheets.ts';
import { hex, unhex } from '@parley/core/base/bytes.ts';
import type { Role } from '@parley/core/codec/kinds.ts';
import type { FoundedLine } from '../../testing/found-line.ts';
import type { TestStation } from '../../testing/two-stations.ts';
import { DeskLine } from '../desk-line.ts';
import { issueCode } from '../security/issue-code.ts';
import { DeskServing } from '../serve.ts';
import { type Told, VirtualPasskey } from './passkey.ts';

/** A desk over a test's station, on a free port of this machine, under a name of its own. */
export async function openDesk(station: TestStation, name: string): Promise<DeskServing> {
  const { officer, signer } = founderOf(station);
  return await DeskServing.listen({
    station: station.station,
    host: '127.0.0.1',
    port: 0,
    name: `${name}.localhost`,
    demonstration: [{ id: officer.id, signer }],
    checkAnswers: true,
    onFault: (error) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    },
  });
}

function founderOf(station: TestStation): FoundedLine['officers'][number] {
  return station.founded.officers[station.party] as FoundedLine['officers'][number];
}

export type Answered = {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
};

export type Asking = {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array;
};

/** One browser at a desk: its cookie, its csrf word, and a client typed by the contract. */
export class Browser {
  readonly origin: string;
  readonly client: DeskClient;
  csrf: string | undefined;
  cookie: string | undefined;

  constructor(origin: string) {
    this.origin = origin;
    const fetch: Fetch = async (url, { method, headers, body }) => {
      const asking = { method, headers: { origin, ...headers }, ...(body && { body }) };
      const { status, body: text } = await this.ask(url, asking);
      return { status, json: async () => JSON.parse(text) as unknown };
    };
    this.client = deskClient({ fetch, csrf: () => this.csrf });
  }

  /** The same with the body's bytes as they came. */
  async raw(path: string, asking: Asking = {}): Promise<Answered & { readonly bytes: Buffer }> {
    return await this.#send(path, asking);
  }

  /** Real HTTP to the loopback address, under the name in the address bar. */
  ask(path: string, asking: Asking = {}): Promise<Answered> {
    return this.#send(path, asking);
  }

  #send(path: string, { method = 'GET', headers = {}, body }: Asking) {
    const { host, port } = new URL(this.origin);
    const cookie = this.cookie === undefined ? {} : { cookie: this.cookie };
    return new Promise<Answered & { readonly bytes: Buffer }>((resolve, reject) => {
      const asked = request(
        { host: '127.0.0.1', port, path, method, headers: { host, ...cookie, ...headers } },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () => {
            const [set] = response.headers['set-cookie'] ?? [];
            if (set) this.cookie = set.split(';')[0];
            const bytes = Buffer.concat(parts);
            const { headers: said, statusCode: status = 0 } = response;
            resolve({ status, headers: said, body: bytes.toString('utf8'), bytes });
          });
        },
      );
      asked.on('error', reject);
      asked.end(body);
    });
  }

  async signIn(passkey: VirtualPasskey): Promise<void> {
    const { ticket, options } = must(await this.client.signInOptions({}));
    const response = passkey.get(options);
    const session = must(await this.client.signIn({ json: { ticket, response } }));
    this.csrf = session.csrf ?? undefined;
  }
}

/** The value of an answer; a bug of the test where it was refused. */
export function must<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.status} ${outcome.code}: ${outcome.detail}`);
}

/** An officer of a test: his passkey, on the roster of his party, signed in at a browser. */
export type TestOfficer = {
  readonly id: string;
  readonly name: string;
  readonly passkey: VirtualPasskey;
  readonly browser: Browser;
};

/**
 * Enrols an officer as an administrator and a principal would: a code, a passkey over HTTP, and a
 * roster entry that the founding officer releases.
 */
export async function enrol(
  serving: DeskServing,
  station: TestStation,
  given: { name: string; roles: readonly Role[]; compartments?: readonly string[] },
): Promise<TestOfficer> {
  const { origin, desk } = serving;
  const line = DeskLine.of(station.line);
  const browser = new Browser(origin);
  const { name, roles, compartments = [] } = given;
  const { code } = issueCode(line, null, { name, roles, compartments, replaces: null });
  const { ticket, options } = must(await browser.client.enrolOptions({ json: { code } }));
  const passkey = new VirtualPasskey(origin);
  const response = passkey.create(options);
  const { officer: id } = must(await browser.client.enrol({ json: { ticket, response } }));
  const founder = new Browser(origin);
  await signInFounder(founder, station);
  const sheet = must(
    await founder.client.rosterSheet({
      params: { line: station.line.id },
      json: { action: 'add', officer: id },
    }),
  );
  const [first] = desk.options.demonstration ?? [];
  const officer = hex(first?.id ?? new Uint8Array(0));
  const released = must(
    await founder.client.release({
      params: { line: station.line.id, draft: sheet.draft },
      json: { challenge: sheet.challenge, release: { by: 'demonstration', officer } },
    }),
  );
  if (!released.written) throw new Error('the roster entry is written');
  await browser.signIn(passkey);
  return { id, name, passkey, browser };
}

/** The founding officer, by a one-time link as the demonstration prints it. */
export async function signInFounder(browser: Browser, station: TestStation): Promise<void> {
  const line = DeskLine.of(station.line);
  const { officer } = founderOf(station);
  const ends = line.now + 60_000;
  const token = line.codes.issue({
    purpose: 'link',
    issuer: null,
    officer: officer.id,
    about: '',
    ends,
  });
  const session = must(await browser.client.signInByLink({ json: { token } }));
  browser.csrf = session.csrf ?? undefined;
}

/** An officer's release of a sheet by his passkey, at some browser of the desk. */
export async function release(
  at: Browser,
  by: TestOfficer,
  sheet: Sheet,
  { told = {}, ...more }: { seen?: string[]; typedClass?: string; told?: Told } = {},
) {
  const challenge = Buffer.from(unhex(sheet.challenge) as Uint8Array).toString('base64url');
  const { response } = by.passkey.get({ challenge }, told);
  return await at.client.release({
    params: { line: sheet.line, draft: sheet.draft },
    json: {
      challenge: sheet.challenge,
      release: { by: 'passkey', officer: by.id, ...response },
      ...more,
    },
  });
}
