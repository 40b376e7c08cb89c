import { type ConsoleKey, consoleMessages } from './all.ts';

/** Where the sentences of refusals stand; the desk's own word goes before a general one. */
const areas = ['refused', 'refusal', 'act', 'store', 'fault'] as const;

/** The key of a refusal's sentence; undefined for a code that nobody refuses with. */
export function refusalKey(code: string): ConsoleKey | undefined {
  const keys = areas.map((area) => `${area}.${code}`);
  return keys.find((key): key is ConsoleKey => Object.hasOwn(consoleMessages, key));
}
