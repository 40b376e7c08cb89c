import type { Tuning } from './tuning.ts';

export type LivenessPorts = {
  readonly tuning: Pick<Tuning, 'askMs' | 'aliveMs' | 'aliveMsMax' | 'slowBytesPerSecond'>;
  readonly elapsed: () => number;
  /** An alarm that goes with the connection. */
  readonly after: (ms: number, act: () => void) => void;
  readonly ping: () => void;
  /** Bytes sent that the peer has not shown to have read: a ping waits behind them. */
  readonly underWay: () => number;
  /** Nothing is read here just now, so nothing can be heard. */
  readonly deaf: () => boolean;
  /** Called once. */
  readonly dead: () => void;
};

/**
 * Whether anybody is left at the other end (spec/circuit.md, rule 6). A path that broke says
 * nothing, and what was sent into it keeps a system trying for a quarter of an hour.
 */
export class Liveness {
  readonly #ports: LivenessPorts;
  #heardAt: number;
  #asking = false;

  constructor(ports: LivenessPorts) {
    this.#ports = ports;
    this.#heardAt = ports.elapsed();
    this.#watch();
  }

  /** Something came. */
  heard(now: number): void {
    this.#heardAt = now;
  }

  /** Asks for a sign of life; without one in its time the connection is dead. */
  ask(): void {
    if (this.#asking) return;
    this.#asking = true;
    this.#ports.ping();
    this.#look(this.#ports.elapsed(), 1);
  }

  #look(since: number, looks: number): void {
    const { tuning, after, elapsed, underWay, deaf, dead } = this.#ports;
    after(tuning.aliveMs / 2, () => {
      if (this.#heardAt > since || deaf()) {
        this.#asking = false;
        return;
      }
      const slowMs = (underWay() * 1000) / tuning.slowBytesPerSecond;
      const waitMs = Math.min(tuning.aliveMs + slowMs, tuning.aliveMsMax);
      // What came while this process stood still is read between two looks.
      if (looks >= 2 && elapsed() - since >= waitMs) dead();
      else this.#look(since, looks + 1);
    });
  }

  #watch(): void {
    const { tuning, after } = this.#ports;
    after(tuning.askMs, () => {
      this.ask();
      this.#watch();
    });
  }
}
