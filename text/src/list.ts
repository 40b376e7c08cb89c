import type { Language } from './languages.ts';

/** Words or tokens one after another, with the comma of the language. */
export function listOf(items: readonly string[], lang: Language): string {
  return items.join(lang === 'ar' ? '، ' : ', ');
}
