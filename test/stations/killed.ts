import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { FoundedLine } from '@parley/station/testing/found-line.ts';
import { pack } from './founded-pack.ts';
import { pause, until } from './until.ts';

type Told =
  | { t: 'started'; sizes: number[] }
  | { t: 'signed'; seq: number | string; text: string }
  | { t: 'recorded'; author: number; size: number; by: number }
  | { t: 'refused'; code: string; detail: string }
  | { t: 'wrong'; event: string };

/** What a station told before it was killed, all its lives together. */
export class Ledger {
  /** Texts by seq: the answer to their write was there. */
  readonly signed = new Map<number, string>();
  /** By author: the largest size that this party was shown to be on that party's record. */
  readonly recorded = new Map<string, number>();
  readonly refused = new Map<string, number>();
  readonly wrong: string[] = [];
  receipts = 0;
}

/** A station in a process of its own that is killed and started again. */
export class KilledStation {
  readonly me: number;
  readonly ledger = new Ledger();
  kills = 0;
  /** Durable sizes by party at the last start. */
  sizes: number[] = [];
  /** Told of every start, before the station speaks to anyone. */
  onStarted: (sizes: readonly number[]) => void = () => {};
  readonly #packed: string;
  #child: ChildProcess | undefined;
  #started = false;
  #errors = '';

  constructor(founded: FoundedLine, me: number) {
    this.me = me;
    this.#packed = pack(founded);
  }

  async start(talk = true): Promise<void> {
    this.spawn(talk);
    await until(
      () => this.#started,
      () => `station ${this.me} started: ${this.#errors}`,
      20_000,
    );
  }

  spawn(talk: boolean): void {
    this.#started = false;
    const setup = JSON.stringify({ founded: this.#packed, me: this.me, talk });
    const file = join(import.meta.dirname, 'station-process.ts');
    const execArgv = ['--disable-warning=ExperimentalWarning'];
    const child = fork(file, [setup], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv });
    this.#child = child;
    child.stderr?.on('data', (bytes) => (this.#errors += String(bytes)));
    child.on('message', (told) => this.#take(told as Told));
    child.on('exit', (code) => {
      if (code !== null && code !== 0) {
        this.ledger.wrong.push(`station ${this.me} ended by itself: ${code} ${this.#errors}`);
      }
    });
  }

  send(message: 'quiet' | 'stop'): void {
    if (this.#child?.connected) this.#child.send(message);
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
    this.kills++;
    // What it had told before is still in the pipe.
    await pause(5);
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    this.send('stop');
    await gone;
  }

  #take(told: Told): void {
    const { ledger } = this;
    switch (told.t) {
      case 'started':
        this.sizes = told.sizes;
        this.#started = true;
        return this.onStarted(told.sizes);
      case 'signed':
        if (typeof told.seq === 'number') ledger.signed.set(told.seq, told.text);
        else ledger.wrong.push(`write refused: ${told.seq}`);
        return;
      case 'recorded': {
        ledger.receipts++;
        const key = `${told.author} by ${told.by}`;
        ledger.recorded.set(key, Math.max(told.size, ledger.recorded.get(key) ?? 0));
        return;
      }
      case 'refused': {
        const key = `${told.code}: ${told.detail}`;
        ledger.refused.set(key, (ledger.refused.get(key) ?? 0) + 1);
        return;
      }
      case 'wrong':
        ledger.wrong.push(told.event);
    }
  }
}
