import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { isatty } from 'node:tty';
import { confirm, isCancel } from '@clack/prompts';
import { hangingLine } from '@parley/text/folded.ts';
import { isLanguage, type Language, languageOf } from '@parley/text/languages.ts';
import { type Translate, translator } from '@parley/text/translator.ts';
import type { Json } from '../acts/act.ts';
import type { Secret } from '../store/cipher.ts';
import type { StationPaths } from '../store/station-store.ts';
import { Asker } from './ask.ts';
import type { Asking, Cli } from './cli.ts';
import { UsageError } from './failure.ts';
import { progressBar } from './progress.ts';
import { operatorSecret } from './secret.ts';

/** Options that every verb takes. */
export type CommonOptions = {
  readonly home?: string;
  readonly guard?: string;
  readonly keyFile?: string;
  readonly lang?: string;
  readonly line?: string;
  readonly json?: boolean;
};

/** An act that takes longer says that it is still under way. */
const waitingMs = 5000;

/** What a verb works with on this process's terminal, environment and files. */
export class TerminalCli implements Cli {
  readonly env: Readonly<Record<string, string | undefined>> = process.env;
  #options: CommonOptions = {};
  #secret: Secret | undefined;
  #prompting = false;
  readonly #asker: Asker;

  constructor(options: CommonOptions) {
    this.#options = options;
    this.#asker = new Asker({
      paths: () => this.paths,
      line: () => this.line,
      secret: () => this.secret('open'),
    });
  }

  /** Options as the parser found them; before that, what could be seen at a glance. */
  take(options: CommonOptions): void {
    this.#options = { ...this.#options, ...options };
  }

  get lang(): Language {
    const { lang } = this.#options;
    return lang !== undefined && isLanguage(lang) ? lang : languageOf(this.env);
  }

  get t(): Translate {
    return translator(this.lang);
  }

  get json(): boolean {
    return this.#options.json === true;
  }

  get terminal(): boolean {
    return isatty(1);
  }

  get width(): number {
    return process.stdout.columns || Number(this.env.COLUMNS) || Number.POSITIVE_INFINITY;
  }

  get paths(): StationPaths {
    const home = this.#options.home ?? (this.env.PARLEY_HOME || join(homedir(), '.parley'));
    const folder = resolve(home);
    const guard = this.#options.guard ?? this.env.PARLEY_GUARD;
    return { folder, guard: guard ? resolve(guard) : join(folder, 'guard') };
  }

  get line(): string | undefined {
    return this.#options.line ?? (this.env.PARLEY_LINE || undefined);
  }

  async ask(name: string, input: Json, on: Asking = {}): Promise<Json> {
    const bar = progressBar(isatty(2) && !this.json);
    const progress = (done: number, total: number) => {
      bar.update(done, total);
      on.progress?.(done, total);
    };
    const waiting = this.#sayWaiting(name);
    try {
      return await this.#asker.ask(name, input, { ...on, progress });
    } finally {
      clearInterval(waiting);
      bar.stop();
    }
  }

  /**
   * On a busy machine a silent terminal looks like one that hangs. Not while a passphrase is asked
   * for: then it is the station that waits.
   */
  #sayWaiting(act: string): NodeJS.Timeout | undefined {
    if (!isatty(2) || this.json || act === 'follow') return undefined;
    const waiting = setInterval(() => {
      if (this.#prompting) return;
      process.stderr.write(`${this.t('prompt.waiting')}\n`);
      clearInterval(waiting);
    }, waitingMs);
    return waiting;
  }

  print(answer: Json, render: () => string): void {
    const text = this.json ? JSON.stringify(answer) : this.#fitted(render());
    if (text !== '') process.stdout.write(`${text}\n`);
  }

  /** Lines wider than the terminal go on indented: it would break them anywhere. */
  #fitted(text: string): string {
    return text
      .split('\n')
      .flatMap((line) => hangingLine(line, this.width))
      .join('\n');
  }

  async secret(prompt: 'new' | 'open'): Promise<Secret> {
    if (prompt === 'open' && this.#secret) return this.#secret;
    const { keyFile } = this.#options;
    this.#prompting = true;
    try {
      this.#secret = await operatorSecret(prompt, { keyFile, env: this.env, t: this.t });
    } finally {
      this.#prompting = false;
    }
    return this.#secret;
  }

  async confirm(question: string, option = '--yes'): Promise<boolean> {
    if (!process.stdin.isTTY) {
      throw new UsageError(this.t('error.no-terminal', { option }));
    }
    const answer = await confirm({ message: question, output: process.stderr });
    return !isCancel(answer) && answer;
  }

  async close(): Promise<void> {
    await this.#asker.close();
  }
}
