/** What repeats is written at once; more of the same once in so long, as a count. */
export const repeatedMs = 10_000;

/**
 * A peer that floods may not fill the disk by our own log: `sameOf` names what is the same, as code
 * and circuit, of which there are few, so that what is written in any time is bounded.
 */
export class Repeated<T> {
  readonly #sameOf: (one: T) => string;
  readonly #write: (last: T, count: number) => void;
  readonly #seen = new Map<string, { last: T; count: number; at: number }>();

  constructor(sameOf: (one: T) => string, write: (last: T, count: number) => void) {
    this.#sameOf = sameOf;
    this.#write = write;
  }

  add(one: T, elapsed: number): void {
    const key = this.#sameOf(one);
    const seen = this.#seen.get(key);
    if (!seen) {
      this.#seen.set(key, { last: one, count: 0, at: elapsed });
      return this.#write(one, 1);
    }
    seen.last = one;
    seen.count++;
  }

  /** Writes the counts that have had their time; what did not come again is forgotten. */
  flush(elapsed: number): void {
    for (const [key, seen] of this.#seen) {
      if (elapsed - seen.at < repeatedMs) continue;
      if (seen.count === 0) {
        this.#seen.delete(key);
        continue;
      }
      this.#write(seen.last, seen.count);
      seen.count = 0;
      seen.at = elapsed;
    }
  }
}
