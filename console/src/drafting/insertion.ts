/** Who writes a language on this page: takes a word at the place of the caret. */
type Writer = (word: string) => void;

const writers = new Map<string, Writer>();

/** Offers the text of a language as a place for words, as long as it is on the page. */
export function takesWords(lang: string, writer: Writer): () => void {
  writers.set(lang, writer);
  return () => {
    if (writers.get(lang) === writer) writers.delete(lang);
  };
}

/** Puts a word into the text of a language, where its caret was last. */
export function insertWord(lang: string, word: string): void {
  writers.get(lang)?.(word);
}

/** A text with a word in place of what was selected; spaces only where they are missing. */
export function withWord(
  text: string,
  word: string,
  from: number,
  to: number,
): { readonly text: string; readonly caret: number } {
  const [before, after] = [text.slice(0, from), text.slice(to)];
  const lead = before === '' || /[\s([«“]$/u.test(before) ? '' : ' ';
  const trail = after === '' || /^[\s.,;:!?)\]»”،؛؟]/u.test(after) ? '' : ' ';
  const put = `${before}${lead}${word}`;
  return { text: `${put}${trail}${after}`, caret: put.length };
}
