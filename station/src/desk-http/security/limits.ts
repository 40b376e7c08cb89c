import { DeskRefusal } from '../refusals.ts';

type Level = { left: number; at: number };

/** Addresses and officers that are remembered; the longest unseen is forgotten first. */
const namesMax = 4096;

/** A bucket for each name: so many at once, and so many a second. */
export class RateLimit {
  readonly #most: number;
  readonly #perSecond: number;
  readonly #levels = new Map<string, Level>();

  constructor(most: number, perSecond: number) {
    this.#most = most;
    this.#perSecond = perSecond;
  }

  /** Takes one for this name at `elapsed` ms. Refuses `too-many-requests` with seconds to wait. */
  take(name: string, elapsed: number): void {
    const known = this.#levels.get(name) ?? { left: this.#most, at: elapsed };
    const earned = ((elapsed - known.at) * this.#perSecond) / 1000;
    const left = Math.min(this.#most, known.left + earned) - 1;
    this.#levels.delete(name);
    this.#levels.set(name, { left: Math.max(left, -1), at: elapsed });
    const [oldest] = this.#levels.keys();
    if (this.#levels.size > namesMax && oldest !== undefined) this.#levels.delete(oldest);
    if (left >= 0) return;
    throw new DeskRefusal('too-many-requests', String(Math.ceil(1 / this.#perSecond)));
  }

  /** Gives back what was taken: the attempt was a good one. */
  giveBack(name: string): void {
    const known = this.#levels.get(name);
    if (known) known.left = Math.min(this.#most, known.left + 1);
  }
}

/** Requests of one officer or address; a page that is opened asks for some dozens at once. */
export const requestLimit = () => new RateLimit(200, 50);
/** What an officer does now and then, and writes into a journal each time: a cut, a sound test. */
export const noteLimit = () => new RateLimit(5, 0.1);
/** Attempts to sign in or enrol from one address. */
export const attemptLimit = () => new RateLimit(10, 0.1);
