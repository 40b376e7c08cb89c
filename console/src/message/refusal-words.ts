import { isKey, type Words } from '../words/words.tsx';

/** The sentence of a refusal; a code without one still says what it is. */
export function refusalWords({ t }: Words, code: string): string {
  for (const key of [`refusal.${code}`, `act.${code}`, `deskcode.${code}`, `store.${code}`]) {
    if (isKey(key)) return (t as (key: string) => string)(key);
  }
  return code;
}
