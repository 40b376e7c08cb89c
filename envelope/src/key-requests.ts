import { envelopeLimits } from './limits.ts';

/**
 * When a new receive key may be asked for. Each one becomes an entry that all must hold, so a
 * party that claims ever new numbers is answered after doubling pauses, up to an hour.
 */
export class KeyRequests {
  #nextAt = -Infinity;
  #askedAt: number | undefined;
  #pause: number = envelopeLimits.answerPauseMs;

  /** True when one may be asked for now; counts it as asked. */
  mayAsk(elapsed: number): boolean {
    if (elapsed < this.#nextAt) return false;
    const quiet = elapsed - this.#nextAt >= envelopeLimits.unknownForgottenMs;
    const pause = quiet ? envelopeLimits.answerPauseMs : this.#pause;
    this.#askedAt = elapsed;
    this.#nextAt = elapsed + pause;
    this.#pause = Math.min(2 * pause, envelopeLimits.answerPauseMaxMs);
    return true;
  }

  /** When the next one may be asked for, elapsed ms. */
  get nextAt(): number {
    return this.#nextAt;
  }

  /** A key was asked for a moment ago: an answer that named the old one would be in vain. */
  waiting(elapsed: number): boolean {
    if (this.#askedAt === undefined) return false;
    return elapsed - this.#askedAt < envelopeLimits.keyWaitMs;
  }

  /** The key is there. */
  met(): void {
    this.#askedAt = undefined;
  }
}
