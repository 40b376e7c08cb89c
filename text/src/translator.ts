import type { ArgumentsOf, Value } from './catalogue.ts';
import type { Language } from './languages.ts';
import { messages } from './messages/all.ts';
import { say } from './say.ts';

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
