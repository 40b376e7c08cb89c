import { refusalKey } from '@parley/text/console/refusal-key.ts';
import { plainKey, type Words } from '../words/words.tsx';

/** The sentence of a refusal; a code without one still says what it is. */
export function refusalWords({ t }: Words, code: string): string {
  const key = plainKey(refusalKey(code) ?? '');
  return key ? t(key) : code;
}
