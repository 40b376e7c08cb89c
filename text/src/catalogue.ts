import type { Token } from './tokens.ts';

/** One sentence in every language; with arguments it is written in MessageFormat 2. */
export type Sentence = { readonly en: string; readonly ru: string; readonly ar: string };

export type Catalogue = Readonly<Record<string, Sentence>>;

/** What an argument may be: a number, a token, or a foreign text (which is inspected). */
export type Value = string | number | Token;

type Head<S extends string> = S extends `${infer A} ${string}`
  ? Head<A>
  : S extends `${infer B}}${string}`
    ? Head<B>
    : S extends `${infer C}\n${string}`
      ? Head<C>
      : S;

/** The names of the arguments of a message, read from its source by the type checker. */
export type ArgumentsOf<
  S extends string,
  Found extends string = never,
> = S extends `${string}$${infer Rest}` ? ArgumentsOf<Rest, Found | Head<Rest>> : Found;

/** The names of the arguments of a message, sorted; the tests compare languages by them. */
export function argumentsOf(source: string): readonly string[] {
  const names = [...source.matchAll(/\$([A-Za-z][A-Za-z0-9]*)/gu)].map((match) => match[1] ?? '');
  return [...new Set(names)].toSorted();
}
