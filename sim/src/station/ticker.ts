import type { Process } from './process.ts';

/** As a station's: four times a second, while there is anything to do. */
const leastMs = 250;
const mostMs = 20_000;

/** Calls the timer of a process: often while something happens, seldom while nothing does. */
export class Ticker {
  readonly #process: Process;
  #at = Number.POSITIVE_INFINITY;
  #pauseMs = leastMs;
  #order = 0;

  constructor(process: Process) {
    this.#process = process;
  }

  begin(): void {
    this.#arm(leastMs);
  }

  /** Something happened: the timer runs soon again. */
  stirred(): void {
    this.#pauseMs = leastMs;
    this.#arm(leastMs);
  }

  #arm(ms: number): void {
    const { place } = this.#process.station;
    const at = place.elapsed + ms;
    if (at >= this.#at) return;
    this.#at = at;
    const order = ++this.#order;
    place.later(ms, () => {
      if (order === this.#order) this.#tick();
      return undefined;
    });
  }

  #tick(): void {
    this.#at = Number.POSITIVE_INFINITY;
    if (!this.#process.running) return;
    const before = this.#pauseMs;
    this.#process.tick();
    this.#pauseMs = Math.min(mostMs, before * 2);
    this.#arm(this.#pauseMs);
  }
}
