import type { Language } from './languages.ts';

/** A word at the head of a line: with a capital, where the language has any. */
export function labelOf(word: string, lang: Language): string {
  const [first = ''] = word;
  return first.toLocaleUpperCase(lang) + word.slice(first.length);
}
