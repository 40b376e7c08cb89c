/** The three languages of this verifier, and how a sentence gets its values. */

export const languages = ['en', 'ar', 'ru'] as const;
export type Language = (typeof languages)[number];

export function isLanguage(text: string): text is Language {
  return languages.some((language) => language === text);
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/** One sentence in each language. */
export type Sentence = Readonly<Record<Language, string>>;

const openLtr = '\u2066';
const openFirstStrong = '\u2068';
const close = '\u2069';
const controls = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * A number, hash, code or name of a journal: left to right, whatever stands around it. Among words
 * that run the same way it needs no marks, and can be copied without them.
 */
export function token(text: string | number, language: Language): string {
  return directionOf(language) === 'ltr' ? String(text) : openLtr + String(text) + close;
}

/** Parts of a list in one line. */
export function listed(parts: readonly string[], language: Language): string {
  return parts.join(language === 'ar' ? '؛ ' : '; ');
}

/** Somebody's words: their own direction, and their bidirectional controls made visible. */
export function foreign(text: string): string {
  return openFirstStrong + visibleControls(text) + close;
}

/** Bidirectional controls as marks that can be seen and do nothing. */
export function visibleControls(text: string): string {
  return text.replace(controls, (one) => {
    return `\u27e8U+${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}\u27e9`;
  });
}

/** The sentence with its values, each isolated from the text around it. */
export function say(
  sentence: Sentence,
  language: Language,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return sentence[language].replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    token(values[name] ?? '', language),
  );
}
