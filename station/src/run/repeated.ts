import type { Shown } from '@parley/core/replication/io.ts';

type Refused = Extract<Shown, { event: 'refused' }>;
type Counted = Omit<Refused, 'event'> & { readonly count: number };

/** A refusal is written at once; more of one code by one circuit once in so long, as a count. */
export const repeatedMs = 10_000;

/**
 * A peer that floods may not fill the disk by our own log: codes and circuits are few, so what is
 * written in any time is bounded.
 */
export class RepeatedRefusals {
  readonly #write: (refusal: Counted) => void;
  readonly #seen = new Map<string, { last: Refused; count: number; at: number }>();

  constructor(write: (refusal: Counted) => void) {
    this.#write = write;
  }

  add(refusal: Refused, elapsed: number): void {
    const key = `${refusal.code} ${refusal.circuit}`;
    const seen = this.#seen.get(key);
    if (!seen) {
      this.#seen.set(key, { last: refusal, count: 0, at: elapsed });
      return this.#tell(refusal, 1);
    }
    seen.last = refusal;
    seen.count++;
  }

  /** Writes the counts that have had their time; a code that did not come again is forgotten. */
  flush(elapsed: number): void {
    for (const [key, seen] of this.#seen) {
      if (elapsed - seen.at < repeatedMs) continue;
      if (seen.count === 0) {
        this.#seen.delete(key);
        continue;
      }
      this.#tell(seen.last, seen.count);
      seen.count = 0;
      seen.at = elapsed;
    }
  }

  #tell({ code, detail, from, circuit }: Refused, count: number): void {
    this.#write({ code, detail, from, circuit, count });
  }
}
