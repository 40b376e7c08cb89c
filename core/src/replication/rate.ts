/** How often something was done in the minute that began at `since`, elapsed ms. */
export type Rate = { since: number; count: number };

export function freshRate(): Rate {
  return { since: Number.NEGATIVE_INFINITY, count: 0 };
}

const minuteMs = 60_000;

/** Counts one more at `elapsed` ms, unless `max` were counted in this minute already. */
export function within(rate: Rate, elapsed: number, max: number): boolean {
  if (elapsed - rate.since >= minuteMs) {
    rate.since = elapsed;
    rate.count = 0;
  }
  if (rate.count >= max) return false;
  rate.count++;
  return true;
}
