/** Why a rule does not hold; the words for people are in `text`. */
export const reasons = [
  'no-connection',
  'no-answer',
  'wrong-answer',
  'not-taken',
  'taken',
  'not-receipted',
  'receipted',
  'circuit-closed',
  'circuit-open',
  'bytes-for-a-stranger',
  'no-repair',
  'no-new-session',
  'session-to-a-stranger',
  'bad-signature',
  'file-refused',
  'file-taken',
  'bug',
] as const;
export type Reason = (typeof reasons)[number];

/** A rule that the station under test broke: thrown by whoever saw it. */
export class Broken extends Error {
  readonly reason: Reason;
  readonly detail: string;

  constructor(reason: Reason, detail = '') {
    super(`${reason}: ${detail}`);
    this.reason = reason;
    this.detail = detail;
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Waits until there is something; what was missing is broken when it does not come in time. */
export async function within<T>(
  ms: number,
  missing: Broken,
  find: () => T | undefined,
): Promise<T> {
  const end = performance.now() + ms;
  for (;;) {
    const found = find();
    if (found !== undefined) return found;
    if (performance.now() > end) throw missing;
    await pause(15);
  }
}
