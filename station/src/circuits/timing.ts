/** Elapsed time and alarms, handed in so that a test can hold the clock. */
export type Timers = {
  /** Milliseconds on a clock that never goes back. */
  elapsed(): number;
  /** Calls `act` once after `ms`; the returned function calls it off. */
  after(ms: number, act: () => void): () => void;
};

/** The machine's own clock; an alarm alone keeps no process alive. */
export const systemTimers: Timers = {
  elapsed: () => performance.now(),
  after(ms, act) {
    const timer = setTimeout(act, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
