import type { ArgumentsOf, Value } from '@parley/text/catalogue.ts';
import { consoleMessages } from '@parley/text/console/all.ts';
import { inspectLine } from '@parley/text/inspect.ts';
import { directionOf, type Language } from '@parley/text/languages.ts';
import { listOf } from '@parley/text/list.ts';
import { say, sayParts } from '@parley/text/say.ts';
import type { Token } from '@parley/text/tokens.ts';
import { createContext, Fragment, isValidElement, type ReactElement, useContext } from 'react';
import { Marked } from './marked.tsx';
import { TokenText } from './token-text.tsx';

type Messages = typeof consoleMessages;

/** The key of a sentence that the console says. */
export type Key = keyof Messages;

type Names<K extends Key> = ArgumentsOf<Messages[K]['en']>;
type Arguments<K extends Key, V> = [Names<K>] extends [never]
  ? []
  : [args: Readonly<Record<Names<K>, V>>];

/** The keys of sentences without arguments: for tables of words. */
export type PlainKey = { [K in Key]: [Names<K>] extends [never] ? K : never }[Key];

export type Words = {
  readonly lang: Language;
  readonly dir: 'ltr' | 'rtl';
  /** A sentence as plain text, its arguments isolated: for names that a screen reader says. */
  readonly t: <K extends Key>(key: K, ...args: Arguments<K, Value>) => string;
  /** The same for a page: tokens and elements among the words keep their own shape. */
  readonly r: <K extends Key>(key: K, ...args: Arguments<K, Value | ReactElement>) => ReactElement;
  /** Words one after another, with the comma of the language. */
  readonly list: (items: readonly string[]) => string;
};

/** All that is said in one language. */
export function wordsOf(lang: Language): Words {
  return {
    lang,
    dir: directionOf(lang),
    t: (key, ...args) => say(lang, consoleMessages[key], args[0] ?? {}),
    r: (key, ...args) => rich(lang, key, args[0] ?? {}),
    list: (items) => listOf(items, lang),
  };
}

function rich(
  lang: Language,
  key: Key,
  args: Readonly<Record<string, Value | ReactElement>>,
): ReactElement {
  const plain: Record<string, Value> = {};
  const elements = new Map<unknown, ReactElement>();
  for (const [name, value] of Object.entries(args)) {
    if (!isValidElement(value)) {
      plain[name] = value;
      continue;
    }
    const stand: Token = { token: 'phrase', text: name };
    plain[name] = stand;
    elements.set(stand, value);
  }
  const parts = sayParts(lang, consoleMessages[key], plain).map((part, index) => {
    if (typeof part === 'string') return part;
    const shown = elements.get(part.value) ?? inline(part.value, lang);
    // A sentence never changes the order of its parts while it stands.
    // biome-ignore lint/suspicious/noArrayIndexKey: the place is what tells them apart
    return <Fragment key={index}>{shown}</Fragment>;
  });
  return <>{parts}</>;
}

/** What somebody else gave stands with its hidden controls as marks, as in a sentence of text. */
function inline(value: string | Token, lang: Language): ReactElement {
  if (typeof value === 'string') {
    const titleOf = (name: string) => say(lang, consoleMessages['text.mark'], { mark: name });
    return (
      <bdi>
        <Marked text={inspectLine(value).shown} titleOf={titleOf} />
      </bdi>
    );
  }
  if (value.token === 'phrase') return <bdi>{value.text}</bdi>;
  return <TokenText token={value} lang={lang} />;
}

/** True if a string made from data is a key of a sentence. */
export function isKey(key: string): key is Key {
  return Object.hasOwn(consoleMessages, key);
}

/** The sentence without arguments that a code from the station names; undefined where none is. */
export function plainKey(key: string): PlainKey | undefined {
  return isKey(key) ? (key as PlainKey) : undefined;
}

export const WordsContext = createContext<Words>(wordsOf('en'));

export function useWords(): Words {
  return useContext(WordsContext);
}
