import { assert } from '@parley/core/base/assert.ts';

/** The number of a new receive key: one more than any of our own ever seen, 0 for the first. */
export function nextKeyNumber(seen: readonly number[]): number {
  const highest = seen.reduce((a, b) => Math.max(a, b), -1);
  assert(Number.isSafeInteger(highest + 1), 'a number of a receive key stays a safe integer');
  return highest + 1;
}

/** A new receive key is due: a period has passed since the newest was made, or an officer asks. */
export function receiveKeyDue(
  newest: { readonly madeAt: number } | undefined,
  now: number,
  periodMs: number,
): boolean {
  return newest === undefined || now - newest.madeAt >= periodMs;
}

/** How long private halves are kept, in ms (charter settings 7 and 8). */
export type KeepRule = { readonly keepMs: number; readonly keepMaxMs: number };

/**
 * When the private half of a receive key must be destroyed: `keep` after all others have cosigned
 * its successor's entry, at the latest `keep-max` after the first has. Undefined: not decided yet.
 *
 * @param cosignedAt when each other party first cosigned the successor, all by one clock of the
 *   caller's, in ms; undefined for a party that has not.
 */
export function destroyAt(
  cosignedAt: readonly (number | undefined)[],
  { keepMs, keepMaxMs }: KeepRule,
): number | undefined {
  const known = cosignedAt.filter((at) => at !== undefined);
  if (known.length === 0) return undefined;
  const latest = Math.min(...known) + keepMaxMs;
  if (known.length < cosignedAt.length) return latest;
  return Math.min(latest, Math.max(...known) + keepMs);
}
