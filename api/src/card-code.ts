/** One part of a card, as one QR code carries it: its place, of how many, and what it says. */
export type CardCode = { readonly at: number; readonly of: number; readonly piece: string };

const word = 'PARLEY-CARD ';
const form = /^PARLEY-CARD (\d{1,3})\/(\d{1,3}) ([A-Z2-7]+)$/u;

/** Letters of the longest head that may stand before a piece: `PARLEY-CARD 100/100 `. */
export const cardCodeHeadLetters = 20;

/** A part as a line of text (spec/charter.md, ceremony). */
export function cardCodeOf({ at, of, piece }: CardCode): string {
  return `${word}${at}/${of} ${piece}`;
}

/** What a line says; undefined where it is no part of a card, or one beyond the last. */
export function readCardCode(line: string): CardCode | undefined {
  const [, index, count, piece] = form.exec(line) ?? [];
  if (piece === undefined) return undefined;
  const [at, of] = [Number(index), Number(count)];
  return at >= 1 && at <= of ? { at, of, piece } : undefined;
}

/** Whether a text is lines of codes that were scanned, and not a card's bytes. */
export function isCardCodes(text: string): boolean {
  return text.trimStart().startsWith(word);
}
