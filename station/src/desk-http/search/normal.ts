/*
 * What readers write alike is found alike. Letters are folded for the index and for the question
 * in the same way; the text that is shown is never touched.
 */

/** Marks of reading aids: Arabic vowel signs, and stress marks over Russian letters. */
const marks = /[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]/gu;
const tatweel = /\u0640/gu;
const bidiControls = /[\u061c\u200c-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

const arabic: readonly (readonly [RegExp, string])[] = [
  // Alef with hamza above or below, with madda, and wasla.
  [/[\u0622\u0623\u0625\u0671]/gu, '\u0627'],
  // Alef maqsura and Persian yeh as yeh; kaf of Persian keyboards.
  [/[\u0649\u06cc]/gu, '\u064a'],
  [/\u06a9/gu, '\u0643'],
  // Ta marbuta as ha, as it is often typed; hamza on its carriers.
  [/\u0629/gu, '\u0647'],
  [/\u0624/gu, '\u0648'],
  [/\u0626/gu, '\u064a'],
];

const digits = /[\u0660-\u0669\u06f0-\u06f9]/gu;

/** A text with its letters folded: case, ё, vowel signs, forms of alef, digits of every script. */
export function normalText(text: string): string {
  // Й is a letter of its own: it is composed before marks are taken away.
  let out = text
    .normalize('NFKD')
    .replaceAll(/([\u0418\u0438])\u0306/gu, (_, letter: string) =>
      letter === '\u0438' ? '\u0439' : '\u0419',
    )
    .replaceAll(marks, '')
    .replaceAll(tatweel, '')
    .replaceAll(bidiControls, '')
    .toLowerCase()
    .replaceAll('ё', 'е');
  for (const [from, to] of arabic) out = out.replaceAll(from, to);
  return out.replaceAll(digits, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}

/** Endings that Russian words change by; the longest that leaves three letters goes. */
const endings = (
  'иями ями ами ией иям ием иях ого его ому ему ыми ими ая яя ою ею ую юю ой ей ый ий ое ее ' +
  'ые ие ом ем ам ям ах ях ов ев ию ья ье ия ут ют ат ят ет ит ешь ишь ете ите ла ло ли ' +
  'а е и й о у ы ь ю я'
).split(' ');
const russian = /^[а-я]+$/u;
/** What is written on to an Arabic word before it begins: and, the, with the, for the. */
const openings = ['وال', 'بال', 'كال', 'فال', 'لل', 'ال'];
const arabicWord = /^[\u0621-\u064a]+$/u;

/** The part of a folded word by which its forms are found. */
export function stem(word: string): string {
  if (russian.test(word)) {
    const ending = endings.find((one) => word.endsWith(one) && word.length - one.length >= 3);
    return ending === undefined ? word : word.slice(0, -ending.length);
  }
  if (arabicWord.test(word)) {
    const opening = openings.find((one) => word.startsWith(one) && word.length - one.length >= 2);
    return opening === undefined ? word : word.slice(opening.length);
  }
  return word;
}

const wordPattern = /[\p{L}\p{N}]+/gu;

/** Words of a text as they lie in the index. */
export function indexWords(text: string): string[] {
  return (normalText(text).match(wordPattern) ?? []).map(stem);
}

/** A question for the index: every word, the last one also as the beginning of one. */
export function questionOf(asked: string): string | undefined {
  const words = indexWords(asked);
  if (words.length === 0) return undefined;
  const quoted = words.map((word) => `"${word}"`);
  return `${quoted.slice(0, -1).join(' ')} ${quoted.at(-1)}*`.trim();
}

export type Piece = { readonly text: string; readonly hit: boolean };

/** The text around the first word found, cut at words, with every word found marked. */
export function piecesAround(text: string, asked: string, lettersMost = 200): Piece[] {
  const wanted = indexWords(asked);
  const words = [...text.matchAll(/[\p{L}\p{N}\p{M}\u0640]+/gu)];
  const isHit = (word: string) => {
    const found = indexWords(word);
    return found.some((one) =>
      wanted.some((want, i) => matches(one, want, i === wanted.length - 1)),
    );
  };
  const hits = words.filter(([word]) => isHit(word));
  const first = hits[0]?.index ?? 0;
  const from = wordBefore(words, Math.max(0, first - lettersMost / 3));
  const end = Math.min(text.length, from + lettersMost);
  const pieces: Piece[] = from > 0 ? [{ text: '…', hit: false }] : [];
  let done = from;
  for (const hit of hits) {
    if (hit.index < from || hit.index + hit[0].length > end) continue;
    if (hit.index > done) pieces.push({ text: text.slice(done, hit.index), hit: false });
    pieces.push({ text: hit[0], hit: true });
    done = hit.index + hit[0].length;
  }
  if (done < end) pieces.push({ text: text.slice(done, end), hit: false });
  if (end < text.length) pieces.push({ text: '…', hit: false });
  return pieces;
}

function matches(word: string, wanted: string, beginning: boolean): boolean {
  return beginning ? word.startsWith(wanted) : word === wanted;
}

function wordBefore(words: readonly RegExpExecArray[], at: number): number {
  return words.findLast(({ index }) => index <= at)?.index ?? 0;
}
