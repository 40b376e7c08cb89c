/** The languages every sentence exists in. */
export const languages = ['en', 'ru', 'ar'] as const;

export type Language = (typeof languages)[number];

/** The names of the languages in themselves, for menus and headings. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  ru: 'Русский',
  ar: 'العربية',
};

/** True for a language tag whose first part is one of ours. */
export function isLanguage(tag: string): tag is Language {
  return (languages as readonly string[]).includes(tag);
}

/** The base direction of a language tag; unknown tags read left to right. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  const first = tag.toLowerCase().split(/[-_.@]/u)[0] ?? '';
  return ['ar', 'fa', 'he', 'ur', 'ps', 'ckb', 'yi'].includes(first) ? 'rtl' : 'ltr';
}

/**
 * The language to speak on a terminal: PARLEY_LANG, then LC_ALL, then LANG. The first that is set
 * decides, as POSIX has it; what names none of our languages means English.
 */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const wanted = [env['PARLEY_LANG'], env['LC_ALL'], env['LANG']].find((value) => value);
  const first = (wanted ?? '').toLowerCase().split(/[-_.@]/u)[0] ?? '';
  return isLanguage(first) ? first : 'en';
}
