/**
 * A token bucket that holds one second's worth. What came has come, so the level may go below
 * zero; the answer is how long to read nothing.
 */
export class TokenBucket {
  readonly #perSecond: number;
  #level: number;
  #at: number;

  constructor(perSecond: number, now: number) {
    this.#perSecond = perSecond;
    this.#level = perSecond;
    this.#at = now;
  }

  /** Takes `amount` at `now` (elapsed ms). Returns 0, or the ms until the level is back at zero. */
  spend(amount: number, now: number): number {
    const earned = ((now - this.#at) * this.#perSecond) / 1000;
    this.#at = now;
    this.#level = Math.min(this.#perSecond, this.#level + earned) - amount;
    return this.#level >= 0 ? 0 : Math.ceil((-this.#level * 1000) / this.#perSecond);
  }
}
