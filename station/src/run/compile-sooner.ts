import { setFlagsFromString } from 'node:v8';

/** The engine of Node 24: another may name these numbers otherwise, or have better ones. */
const engine = /^13\.6\./;

/**
 * So many calls until the engine compiles a function, and since its types last changed. Its own
 * numbers, 400 and 500, are made for a page that calls a function a thousand times a second. A
 * station meets each step of a message a few times an hour: the first hundreds of messages, which
 * may be all of a crisis, took half as long again. Fewer than these brought nothing more.
 */
export const calls = {
  'invocation-count-for-maglev': 60,
  'minimum-invocations-after-ic-update': 60,
} as const;

/** For a process that runs a station, once it is up: a verb that is soon done gains nothing. */
export function compileSooner(version: string = process.versions.v8): boolean {
  if (!engine.test(version)) return false;
  for (const [name, count] of Object.entries(calls)) setFlagsFromString(`--${name}=${count}`);
  return true;
}
