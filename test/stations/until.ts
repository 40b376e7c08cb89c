/** Waits until it holds; throws with what was awaited when it does not within `ms`. */
export async function until(
  holds: () => boolean,
  what: string | (() => string),
  ms = 60_000,
): Promise<void> {
  const end = performance.now() + ms;
  while (!holds()) {
    if (performance.now() > end) {
      throw new Error(`not within ${ms} ms: ${typeof what === 'string' ? what : what()}`);
    }
    await pause(10);
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
