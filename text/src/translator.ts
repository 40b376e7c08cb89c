import { MessageFormat } from 'messageformat';
import { LRI, PDI } from './bidi.ts';
import type { ArgumentsOf, Sentence, Value } from './catalogue.ts';
import type { Language } from './languages.ts';
import { directionOf } from './languages.ts';
import { messages } from './messages/all.ts';
import { isolate } from './tokens.ts';

type Messages = typeof messages;

/** Every key of every catalogue. */
export type Key = keyof Messages;

/** The names of the arguments that a key needs. */
export type ArgumentNames<K extends Key> = ArgumentsOf<Messages[K]['en']>;

type Arguments<K extends Key> = [ArgumentNames<K>] extends [never]
  ? []
  : [args: Readonly<Record<ArgumentNames<K>, Value>>];

/** Says a sentence: typed by key, its arguments isolated as the language needs. */
export type Translate = <K extends Key>(key: K, ...args: Arguments<K>) => string;

const compiled = new Map<string, MessageFormat>();

/**
 * The one way to words for a person. Digits are Latin in every language; tokens and foreign texts
 * are isolated (`isolate`). Sentences without arguments cost a look-up and nothing else.
 */
export function translator(lang: Language): Translate {
  return (key, ...args) => say(lang, messages[key], args[0] ?? {});
}

/** True if a string is a key of some catalogue; for keys made from data. */
export function isKey(key: string): key is Key {
  return Object.hasOwn(messages, key);
}

/** Formats one sentence that stands outside the catalogues, as the scenarios do. */
export function say(lang: Language, sentence: Sentence, args: Record<string, Value>): string {
  // Long sentences are written over several lines; a line break means one space.
  const source = sentence[lang].replace(/\s*\n\s*/gu, ' ');
  if (!/[{}\\]/u.test(source)) return source;
  const id = `${lang}\n${source}`;
  let format = compiled.get(id);
  if (format === undefined) {
    const locale = lang === 'ar' ? 'ar-u-nu-latn' : lang;
    format = new MessageFormat(locale, source, { bidiIsolation: 'none' });
    compiled.set(id, format);
  }
  return format
    .formatToParts(args, shownAsFallback)
    .map((part) => partText(part, lang))
    .join('');
}

// A wrong argument is seen as {$name} in the sentence; a person must still get the sentence.
const shownAsFallback = (): void => undefined;

type Part = ReturnType<MessageFormat['formatToParts']>[number];

function partText(part: Part, lang: Language): string {
  if (part.type === 'text') return part.value;
  if (part.type === 'number') {
    const digits = (part.parts ?? []).map((digit) =>
      digit.type === 'group' ? '\u00a0' : String(digit.value),
    );
    const text = digits.join('').replace('\u200e', '').replace('\u061c', '');
    return directionOf(lang) === 'rtl' ? LRI + text + PDI : text;
  }
  if ('value' in part) return isolate(part.value as Value & (string | object), lang);
  return `{${'source' in part ? String(part.source) : '?'}}`;
}
