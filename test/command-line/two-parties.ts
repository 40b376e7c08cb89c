import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeArguments, type Ran, runVerb } from './verb.ts';

export const names = ['north', 'south'] as const;
export type Name = (typeof names)[number];

/** Two parties in folders of their own, reached by the command line alone, as operators do it. */
export class TwoParties {
  readonly folder = mkdtempSync(join(tmpdir(), 'parley-verbs-'));
  readonly charter = this.at('line.charter');
  readonly secret = this.at('line.charter.secret');
  words = '';
  readonly #running = new Map<Name, ChildProcess>();
  /** What each station that was started wrote to its log. */
  readonly logs = new Map<Name, string>();

  constructor() {
    writeFileSync(this.at('key'), Buffer.alloc(32, 7));
  }

  at(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  home(name: Name): string {
    return this.at(name);
  }

  /** Both halves of a party's recovery key, as options. */
  shares(name: Name): string[] {
    return [1, 2].flatMap((n) => ['--share', this.at(`${name}-shares`, `recovery-${n}.share`)]);
  }

  /** A verb at one station. */
  async on(name: Name, ...args: string[]): Promise<Ran> {
    return await this.verb(...args, '--home', this.home(name));
  }

  async verb(...args: string[]): Promise<Ran> {
    return await runVerb(args, { PARLEY_KEY_FILE: this.at('key'), PARLEY_LANG: 'en' });
  }

  async init(name: Name): Promise<Ran> {
    const officers = ['principal', 'releaser', 'duty-officer'].flatMap((role) => {
      return ['--officer', `${role} of ${name}:${role}:${this.officer(name, role)}`];
    });
    const second = `second releaser of ${name}:releaser:${this.officer(name, 'second')}`;
    officers.push('--officer', second);
    const shares = ['--shares', this.at(`${name}-shares`)];
    return await this.on(name, 'init', '--name', name, ...officers, ...shares);
  }

  /** A station made, and its card on the table. */
  async carded(name: Name): Promise<void> {
    must(await this.init(name));
    must(await this.on(name, 'card', '--out', this.at(`${name}.card`)));
  }

  officer(name: Name, role: string): string {
    return this.at(`${name}-${role}.key`);
  }

  /** A websocket that listens at a port of its own, as `charter draft` takes it. */
  async circuit(): Promise<string> {
    return `ws=websocket:north=127.0.0.1:${await freePort()}`;
  }

  /** From two empty folders to a charter that all have signed. */
  async signed(): Promise<void> {
    await Promise.all(names.map((name) => this.carded(name)));
    const cards = names.map((name) => this.at(`${name}.card`));
    const circuit = await this.circuit();
    const settings = ['canary-period=1', 'challenge-period=1'].flatMap((one) => ['--set', one]);
    const options = ['--name', 'test line', '--out', this.charter, '--circuit', circuit];
    const drafted = must(await this.verb('charter', 'draft', ...cards, ...options, ...settings));
    this.words = (drafted.words as string[]).join(' ');
    for (const name of names) {
      must(await this.verb('charter', 'sign', this.charter, ...this.shares(name)));
    }
  }

  async adopt(name: Name): Promise<Ran> {
    const given = ['--secret', this.secret, '--yes', this.words];
    return await this.on(name, 'charter', 'adopt', this.charter, ...given);
  }

  async founded(): Promise<void> {
    await this.signed();
    await Promise.all(names.map(async (name) => must(await this.adopt(name))));
  }

  /** A message that two officers release, as a FLASH needs; the name of its entry. */
  async flash(name: Name, text: string): Promise<string> {
    const to = names.find((one) => one !== name) as Name;
    const words = ['--to', to, '--text', text, '--class', 'EXERCISE', '--precedence', 'FLASH'];
    const { draft } = must(await this.on(name, 'draft', ...words));
    for (const role of ['releaser', 'second']) {
      const officer = ['--officer', this.officer(name, role), '--yes'];
      const released = must(await this.on(name, 'release', draft as string, ...officer));
      if (released.entry) return released.entry as string;
    }
    throw new Error('two officers are enough');
  }

  /** Starts a station; resolves when it says that it runs. */
  async run(name: Name, ...options: string[]): Promise<void> {
    const args = ['run', '--json', '--home', this.home(name), ...options];
    const child = spawn(process.execPath, [...nodeArguments, ...args], {
      env: { ...process.env, PARLEY_KEY_FILE: this.at('key') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#running.set(name, child);
    let errors = '';
    child.stderr.on('data', (bytes) => {
      errors += String(bytes);
      this.logs.set(name, errors);
    });
    await new Promise<void>((resolve, reject) => {
      child.stdout.once('data', () => resolve());
      child.once('exit', () => reject(new Error(`${name} ended: ${errors}`)));
    });
  }

  /** Ends a station as an operator does; its exit code. */
  async stop(name: Name): Promise<number | null> {
    const child = this.#running.get(name);
    this.#running.delete(name);
    if (!child || child.exitCode !== null) return child?.exitCode ?? null;
    const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    return await gone;
  }

  async drop(): Promise<void> {
    for (const name of names) await this.stop(name);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

type Values = Readonly<Record<string, unknown>>;

/** The answer of a verb that must have succeeded. */
export function must({ status, answer, stderr }: Ran): Values {
  if (status !== 0) throw new Error(`exit ${status}: ${stderr}`);
  return answer as Values;
}

/** Exit code and refusal code of a verb. */
export function refusal({ status, answer }: Ran): [number, unknown] {
  return [status, (answer as Values | null)?.code];
}

/** Asks until it holds; what it was at last otherwise. */
export async function until<T>(ask: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
  for (const begun = Date.now(); ; ) {
    const value = await ask();
    if (holds(value)) return value;
    if (Date.now() - begun > 90_000) throw new Error(`never: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** A port of this machine that nobody listened on a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}
