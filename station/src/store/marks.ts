import { StoreFault } from './refusals.ts';

/** A mark waits so long for others before a transaction takes it along, ms. */
const waitMs = 250;
/** So many go at once, however short they waited. */
const atOnce = 256;
/** On a disk that stays full the oldest are dropped: they stand beside the evidence. */
const marksMax = 4096;

/**
 * Writes that nothing depends on: when something was sent, when a have vector named it. They go
 * together with a later transaction, so that no message waits for them; a crash may lose the last
 * quarter of a second of them.
 */
export class Marks {
  #waiting: (() => void)[] = [];
  /** Elapsed ms when the oldest came. */
  #since = 0;

  add(write: () => void, elapsed: number): void {
    if (this.#waiting.length === 0) this.#since = elapsed;
    this.#waiting.push(write);
    if (this.#waiting.length > marksMax) this.#waiting.shift();
  }

  /** What a transaction of this moment takes along. */
  due(elapsed: number): (() => void)[] {
    const few = this.#waiting.length < atOnce;
    return few && elapsed - this.#since < waitMs ? [] : this.#take();
  }

  /** All of them now, by this transaction; on a full disk they go on waiting. */
  settle(transaction: (work: () => void) => void): void {
    if (this.#waiting.length === 0) return;
    const writes = this.#take();
    try {
      transaction(() => {
        for (const write of writes) write();
      });
    } catch (error) {
      if (!(error instanceof StoreFault)) throw error;
      this.#waiting = [...writes, ...this.#waiting];
    }
  }

  #take(): (() => void)[] {
    const writes = this.#waiting;
    this.#waiting = [];
    return writes;
  }
}
