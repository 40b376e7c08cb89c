import { evenWords, oddWords } from './word-list.ts';

/**
 * A hash in words, to be read aloud. A card takes 12 (nobody can make another card of the same
 * words); a charter takes 24, for its drafter could search for two of the same.
 */
export function wordsOf(hash: Uint8Array, count: number): string[] {
  return Array.from(hash.subarray(0, count), (byte, place) => {
    return (place % 2 === 0 ? evenWords : oddWords)[byte] as string;
  });
}

export const cardWords = 12;
export const charterWords = 24;

/** True if the words that were said are all of those, whatever their case and what parts them. */
export function sameWords(said: string, words: readonly string[]): boolean {
  return wordsIn(said).join(' ') === words.join(' ').toLowerCase();
}

/** The words that were said, in lower case. */
export function wordsIn(said: string): string[] {
  return said
    .trim()
    .toLowerCase()
    .split(/[\s,;-]+/u);
}
