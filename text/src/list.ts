import type { Language } from './languages.ts';

/** What stands between two of several words, with the space behind it. */
export function commaOf(lang: Language): string {
  return lang === 'ar' ? '، ' : ', ';
}

/** Clauses one after another, which may hold commas themselves. */
export function clausesOf(items: readonly string[], lang: Language): string {
  return items.join(lang === 'ar' ? '؛ ' : '; ');
}

/** Words or tokens one after another, with the comma of the language. */
export function listOf(items: readonly string[], lang: Language): string {
  return items.join(commaOf(lang));
}
