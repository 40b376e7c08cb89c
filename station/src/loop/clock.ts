import type { Now } from '@parley/core/replication/io.ts';

/** The time of a step: the system's clock, claimed as free-running until it is said otherwise. */
export type Clock = { now(): Now };

/** @param quality 2 where the operator states that the machine's clock is synchronised. */
export function systemClock(quality: Now['clock'] = 1): Clock {
  return {
    now: () => ({ time: Date.now(), elapsed: performance.now(), clock: quality }),
  };
}
