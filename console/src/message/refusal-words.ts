import { plainKey, type Words } from '../words/words.tsx';

/** The sentence of a refusal; a code without one still says what it is. */
export function refusalWords({ t }: Words, code: string): string {
  for (const area of ['refusal', 'act', 'refused', 'store']) {
    const key = plainKey(`${area}.${code}`);
    if (key) return t(key);
  }
  return code;
}
