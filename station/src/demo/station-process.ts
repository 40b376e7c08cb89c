import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Json } from '../acts/act.ts';
import { Asker } from '../cli/ask.ts';
import { entropy } from '../station.ts';
import type { CharterFiles, Party } from './party.ts';
import { mustRunVerb, nodeArguments, VerbFailed } from './verb.ts';

/** Two officers release a FLASH at each station; who wrote it is neither of them. */
export const officers = [
  { file: 'officer-1.key', name: 'First officer', roles: 'principal,releaser,duty-officer' },
  { file: 'officer-2.key', name: 'Second officer', roles: 'releaser,duty-officer' },
  { file: 'officer-3.key', name: 'Third officer', roles: 'drafter,translator,administrator' },
] as const;

export type StationPlan = {
  readonly name: string;
  /** Folder in which this station's home, keys and shares are made. */
  readonly folder: string;
  readonly titles: readonly string[];
  readonly zone: string;
  /** Whether its desk is opened for browsers, under a name of its own. */
  readonly desk: boolean;
  /** Of its desk; any that is free unless told. */
  readonly deskPort?: number;
  /** Once aborted nothing new begins. */
  readonly signal: AbortSignal;
};

const stopMs = 8000;

/** A station of the real command line: verbs for its founding, then `parley run` and its socket. */
export class StationProcess implements Party {
  readonly name: string;
  readonly home: string;
  readonly officerFiles: readonly string[];
  links: Party['links'] = [];
  readonly #plan: StationPlan;
  readonly #keyFile: string;
  readonly #shares: string;
  readonly #askers: Asker[] = [];
  #child: ChildProcess | undefined;

  constructor(plan: StationPlan) {
    this.#plan = plan;
    this.name = plan.name;
    this.home = join(plan.folder, 'station');
    this.#keyFile = join(plan.folder, 'operator.key');
    this.#shares = join(plan.folder, 'shares');
    this.officerFiles = officers.map(({ file }) => join(plan.folder, file));
  }

  async init(): Promise<void> {
    const { folder, titles, zone } = this.#plan;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(this.#keyFile, entropy.bytes(32), { mode: 0o600, flag: 'wx' });
    const people = officers.flatMap(({ name, roles }, i) => {
      return ['--officer', `${name}:${roles}:${this.officerFiles[i]}`];
    });
    const named = titles.flatMap((title) => ['--title', title]);
    const shares = ['--shares', this.#shares];
    const who = ['--name', this.name, '--zone', zone, ...named];
    // What is played is an exercise: neither station could ever reach a real line.
    await this.#verb(['init', '--exercise', ...who, ...people, ...shares]);
  }

  async card(file: string): Promise<void> {
    await this.#verb(['card', '--out', file]);
  }

  async draftCharter(
    cards: readonly string[],
    files: CharterFiles,
    circuits: readonly string[],
  ): Promise<void> {
    const only = ['--set', 'exercise-only=1'];
    const named = ['--name', 'demonstration', '--out', files.charter, '--secret', files.secret];
    const carried = circuits.flatMap((circuit) => ['--circuit', circuit]);
    await this.#verb(['charter', 'draft', ...cards, ...named, ...only, ...carried]);
  }

  /** Each side reads the words of its own copy; the verb refuses others. */
  async words(charter: string): Promise<string> {
    const shown = (await this.#verb(['charter', 'show', charter])) as { words: string[] };
    return shown.words.join(' ');
  }

  async sign(charter: string): Promise<void> {
    const shares = [1, 2].flatMap((n) => ['--share', join(this.#shares, `recovery-${n}.share`)]);
    await this.#verb(['charter', 'sign', charter, ...shares]);
  }

  async adopt(files: CharterFiles, words: string): Promise<string> {
    const { charter, secret } = files;
    const args = ['charter', 'adopt', charter, '--secret', secret, '--yes', words];
    return ((await this.#verb(args)) as { line: string }).line;
  }

  async run(): Promise<number> {
    const log = join(this.#plan.folder, 'station.log');
    this.#plan.signal.throwIfAborted();
    const desk = this.#plan.desk ? this.#deskOptions() : [];
    const args = [...nodeArguments, 'run', ...this.#common(), ...desk, '--log', log, '--json'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const said = await new Promise<string>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', () => reject(new VerbFailed(`parley run (${this.name}): ${stderr}`)));
      createInterface(child.stdout).once('line', resolve);
    });
    this.links = (JSON.parse(said) as { links?: Party['links'] }).links ?? [];
    return child.pid ?? 0;
  }

  async act(name: string, input: Json, emitted?: (value: Json) => void): Promise<Json> {
    this.#plan.signal.throwIfAborted();
    // A connection for each asking: one that waits for an event holds back no other.
    const asker = this.#asker();
    try {
      return await asker.ask(name, input, emitted ? { emitted } : {});
    } finally {
      await asker.close();
    }
  }

  async follow(name: string, input: Json, onEvent: (event: Json) => void): Promise<void> {
    await this.#asker().ask(name, input, { emitted: onEvent });
  }

  async stop(): Promise<void> {
    await Promise.all(this.#askers.map((asker) => asker.close()));
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
    });
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), stopMs);
    await ended;
    clearTimeout(late);
  }

  /** At once, for a process that is ending itself. */
  kill(): void {
    this.#child?.kill('SIGKILL');
  }

  #deskOptions(): string[] {
    const keys = this.officerFiles.flatMap((file) => ['--desk-demonstration', file]);
    const port = String(this.#plan.deskPort ?? 0);
    return ['--desk', port, '--desk-name', `${this.name}.localhost`, ...keys];
  }

  #verb(args: readonly string[]): Promise<Json> {
    return mustRunVerb([...args, ...this.#common()], this.#plan.signal);
  }

  #common(): string[] {
    return ['--home', this.home, '--key-file', this.#keyFile];
  }

  #asker(): Asker {
    const asker = new Asker({
      paths: () => ({ folder: this.home, guard: join(this.home, 'guard') }),
      line: () => undefined,
      secret: async () => ({ keyFile: new Uint8Array(await readFile(this.#keyFile)) }),
    });
    this.#askers.push(asker);
    return asker;
  }
}
