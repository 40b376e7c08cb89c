import type { Now } from '@parley/core/replication/io.ts';

const epoch = 1_700_000_000_000;

/** The clock on a machine's wall: it may jump, stand still, run fast, and say so or not. */
export class WallClock {
  quality: Now['clock'] = 2;
  /** ms that it is ahead. */
  #offset = 0;
  /** Parts by which it runs fast. */
  #drift = 0;
  /** World time since when the present drift holds. */
  #since = 0;
  #frozenAt: number | null = null;

  /** ms since 1970 at that moment of the world. */
  at(elapsed: number): number {
    if (this.#frozenAt !== null) return this.#frozenAt;
    const drifted = (elapsed - this.#since) * this.#drift;
    return Math.floor(epoch + elapsed + this.#offset + drifted);
  }

  jump(ms: number): void {
    this.#offset += ms;
    if (this.#frozenAt !== null) this.#frozenAt += ms;
  }

  drift(parts: number, elapsed: number): void {
    this.#offset += (elapsed - this.#since) * this.#drift;
    this.#since = elapsed;
    this.#drift = parts;
  }

  freeze(elapsed: number): void {
    this.#frozenAt = this.at(elapsed);
  }

  /** As it should be again. */
  set(): void {
    this.#offset = 0;
    this.#drift = 0;
    this.#frozenAt = null;
  }
}
