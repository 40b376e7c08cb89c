import type { Entropy } from '@parley/core/base/crypto.ts';
import type { RefusalCode } from '@parley/core/base/refusal.ts';
import { backoff } from '../backoff.ts';
import type { Timers } from '../timing.ts';
import type { Opened } from './connection.ts';
import { dial } from './dial.ts';
import type { Acquaintance } from './handshake.ts';
import type { Tuning } from './tuning.ts';

export type DiallerOptions = {
  readonly peer: number;
  readonly address: string;
  readonly acquaintance: Acquaintance;
  readonly entropy: Entropy;
  readonly tuning: Tuning;
  readonly timers: Timers;
  readonly opened: (opened: Opened) => void;
  readonly refused: (code: RefusalCode) => void;
  readonly retry: (inMs: number, why: string) => void;
};

/** Dials one peer from when it is told to until it is told that there is no need. */
export class Dialler {
  readonly #options: DiallerOptions;
  #state: 'up' | 'dialling' | 'waiting' = 'waiting';
  #why = '';
  #failures = 0;
  #upSince: number | undefined;
  #cancel = (): void => {};
  #stopped = false;

  constructor(options: DiallerOptions) {
    this.#options = options;
  }

  get state(): 'up' | 'dialling' | 'waiting' {
    return this.#state;
  }

  /** Why the last connection or attempt ended; empty before the first. */
  get why(): string {
    return this.#why;
  }

  start(): void {
    this.#cancel = this.#options.timers.after(0, () => this.#dial());
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  /** There is no need to dial: an attempt still under way is called off. */
  rest(): void {
    if (this.#state === 'up') return;
    this.#cancel();
    this.#state = 'up';
    this.#upSince = this.#options.timers.elapsed();
  }

  /** There is need again. `failed`: no connection is left, so that the next pause is longer. */
  resume(why: string, failed: boolean): void {
    if (this.#state !== 'up') return;
    const lasted = this.#options.timers.elapsed() - (this.#upSince ?? 0);
    if (lasted >= this.#options.tuning.stableMs) this.#failures = 0;
    this.#upSince = undefined;
    this.#wait(why, failed);
  }

  #wait(why: string, failed = true): void {
    if (this.#stopped) return;
    const { tuning, entropy, timers, retry } = this.#options;
    this.#state = 'waiting';
    this.#why = why;
    const ms = backoff(this.#failures, tuning, entropy);
    if (failed) this.#failures++;
    this.#cancel = timers.after(ms, () => this.#dial());
    retry(ms, why);
  }

  #dial(): void {
    const { peer, address, acquaintance, tuning, timers, opened, refused } = this.#options;
    this.#state = 'dialling';
    const handshakeMs = tuning.handshakeMs;
    const introduce = this.#failures > 0;
    const options = { peer, address, acquaintance, introduce, handshakeMs, timers };
    this.#cancel = dial(options, (outcome) => {
      if (this.#stopped) return 'ws' in outcome ? outcome.ws.terminate() : undefined;
      if ('ws' in outcome) return opened(outcome);
      if (outcome.code) refused(outcome.code);
      this.#wait(outcome.why);
    });
  }
}
