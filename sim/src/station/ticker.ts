import { timerDue } from '@parley/core/station/due.ts';
import type { Process } from './process.ts';

/** As a station's: four times a second, while there is anything to do. */
const leastMs = 250;
/** Ticks in vain, one after the other, double the pause up to this. */
const vainMs = 32_000;
/** The envelope looks after its sessions at least so often. */
const mostMs = 600_000;
/** How long it is asked every second what it could not open. */
const unopenedMs = 30_000;

/**
 * Calls the timer of a process as a station does, four times a second, and leaves out the times at
 * which it would do nothing: that is what makes a year pass in a minute.
 */
export class Ticker {
  readonly #process: Process;
  #at = Number.POSITIVE_INFINITY;
  #tickedAt = 0;
  #unopenedAt = Number.NEGATIVE_INFINITY;
  #order = 0;
  /** The pause after a tick: longer where nothing came of it and nothing happened since. */
  #pauseMs = leastMs;
  #tasks = -1;
  /** The turn that comes next is the timer's own. */
  #ticking = false;

  constructor(process: Process) {
    this.#process = process;
  }

  begin(): void {
    this.#tickedAt = this.#now;
    this.stirred();
  }

  get #now(): number {
    return this.#process.station.place.elapsed;
  }

  /** A frame of an unknown session came: the envelope may have an answer due. */
  unopened(): void {
    this.#unopenedAt = this.#now;
    this.stirred();
  }

  /** A turn of the loop is over, the timer's own or another. */
  turned(): void {
    if (!this.#ticking) this.#pauseMs = leastMs;
    this.#ticking = false;
    this.stirred();
  }

  /** Something happened: the timer may have to run sooner. */
  stirred(): void {
    const at = this.#due();
    if (at < this.#at) this.#arm(at);
  }

  #due(): number {
    const { loop, elapsed, circuits, receiveKeys, attachments } = this.#process;
    const now = this.#now;
    let due = Math.min(now + timerDue(loop.line) - elapsed, this.#tickedAt + mostMs);
    due = Math.min(due, now + attachments.dueAt() - elapsed);
    if (circuits.waiting) due = now;
    else if (circuits.unheard || receiveKeys.waiting || now - this.#unopenedAt < unopenedMs) {
      due = Math.min(due, now + 1000);
    }
    return Math.max(due, this.#tickedAt + this.#pauseMs);
  }

  #arm(at: number): void {
    this.#at = at;
    const order = ++this.#order;
    const { station } = this.#process;
    station.later(at - station.place.elapsed, () => {
      if (order === this.#order) this.#fire();
    });
  }

  #fire(): void {
    this.#at = Number.POSITIVE_INFINITY;
    if (this.#due() <= this.#now) {
      const { nextTask } = this.#process.loop.line;
      const vain = nextTask === this.#tasks;
      this.#pauseMs = vain ? Math.min(vainMs, 2 * this.#pauseMs) : leastMs;
      this.#tasks = nextTask;
      this.#tickedAt = this.#now;
      this.#ticking = true;
      this.#process.tick();
    } else this.stirred();
  }
}
