import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Json } from '@parley/station/acts/act.ts';
import type { FoundedLine } from '@parley/station/testing/found-line.ts';
import { nodeArguments, type Ran, runVerb } from '../command-line/verb.ts';
import { DeskClient, Unanswered, type Values } from './desk-client.ts';

/** One line of the operator's log. */
export type LogLine = {
  readonly msg?: string;
  readonly code?: string;
  readonly count?: number;
  readonly size?: number;
  readonly party?: number;
  readonly first?: number;
  readonly peeked?: boolean;
  readonly reason?: string | null;
  readonly journal?: { readonly party: number; readonly number: number };
  readonly by?: { readonly party: number };
};

/** `parley run` of one party, in a process of its own that is killed and started again. */
export class ParleyRun {
  readonly founded: FoundedLine;
  readonly me: number;
  readonly name: string;
  folder: string;
  guard: string;
  /** Told of every line of the operator's log, over all lives. */
  onLog: (line: LogLine) => void = () => {};
  /** Ends that nobody asked for. */
  readonly ended: string[] = [];
  /** What the last start printed on standard error that is no line of the log. */
  errors = '';
  kills = 0;
  /** Options of Node: what a build of another version loads first. */
  build: readonly string[] = [];
  /** Further options of `run`. */
  options: readonly string[] = [];
  readonly #keyFile: string;
  #child: ChildProcess | undefined;
  #desk: DeskClient | undefined;
  #up: Promise<void> = Promise.resolve();
  #asked = false;

  constructor(founded: FoundedLine, me: number) {
    this.founded = founded;
    this.me = me;
    this.name = founded.charter.parties[me]?.name as string;
    const { folder, guard } = founded.paths[me] as FoundedLine['paths'][number];
    this.folder = folder;
    this.guard = guard;
    this.#keyFile = join(folder, '..', `${this.name}.key`);
    if (!existsSync(this.#keyFile)) {
      writeFileSync(this.#keyFile, founded.secret.keyFile, { mode: 0o600 });
    }
  }

  get home(): readonly string[] {
    return ['--home', this.folder, '--guard', this.guard, '--key-file', this.#keyFile];
  }

  /** Starts it and waits for nothing. */
  spawn(): void {
    const args = [...this.build, ...nodeArguments, 'run', '--json', ...this.home, ...this.options];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    this.#asked = false;
    this.errors = '';
    createInterface(child.stderr).on('line', (text) => this.#takeLine(text));
    const gone = new Promise<never>((_, reject) => {
      child.once('exit', (code) => {
        const why = `${this.name} ended by itself with ${code}: ${this.errors}`;
        if (!this.#asked) this.ended.push(why);
        reject(new Unanswered('station-gone', why));
      });
    });
    const ready = new Promise<void>((resolve) => {
      createInterface(child.stdout).once('line', () => resolve());
    });
    this.#up = Promise.race([ready, gone]);
    this.#up.catch(() => {});
  }

  /** Starts it; resolves when it says that it runs. */
  async start(): Promise<void> {
    this.spawn();
    await this.#up;
    this.#desk = await DeskClient.connect(this.folder);
  }

  get running(): boolean {
    const child = this.#child;
    return child !== undefined && child.exitCode === null && child.signalCode === null;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  async ask<T = Values>(act: string, input: Json = {}): Promise<T> {
    if (!this.#desk) throw new Unanswered('station-gone');
    return await this.#desk.ask<T>(act, input);
  }

  /** A verb over the folder while nothing runs, or over the socket. */
  async verb(...args: string[]): Promise<Ran> {
    return await runVerb([...args, ...this.home], { PARLEY_LANG: 'en' });
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.#child;
    this.#desk?.close();
    this.#desk = undefined;
    if (!child || !this.running) return;
    this.#asked = true;
    // Closed is later than gone: what it had told before is still in the pipe.
    const closed = new Promise((resolve) => child.once('close', resolve));
    child.kill(signal);
    await closed;
    if (signal === 'SIGKILL') this.kills++;
  }

  async stop(): Promise<void> {
    await this.kill('SIGTERM');
  }

  #takeLine(text: string): void {
    if (!text.startsWith('{')) {
      this.errors += `${text}\n`;
      return;
    }
    this.onLog(JSON.parse(text) as LogLine);
  }
}
