import { monthNames, spellingsOf } from './months.ts';
import type { Token, TokenKind } from './tokens.ts';

/** A piece of a foreign text: words, or a token with one reading in all languages. */
export type Run = string | Token;

// A month in Arabic stands in the text's own direction: it is no part of a token, as its units are.
const months = spellingsOf(monthNames(['en', 'en-GB', 'ru']).keys()).join('|');
const dated = `(?:\\.?(?= \\d{4}| \\d{2}:))?(?: \\d{4})?`;
const timed = String.raw`(?: \d{2}:\d{2}(?::\d{2})?)?(?: UTC)?(?![\p{L}\p{N}])`;
const minutes = String.raw`\d{1,2}(?:[.,]\d+)?[′'’]`;
const seconds = String.raw`(?:\s?\d{1,2}(?:[.,]\d+)?[″"”])?`;
const degrees = String.raw`\d{1,3}[°º]\s?${minutes}${seconds}\s?`;
const latinUnits = 'km/h|km|NM|nmi|mm|cm|m|ft|kt|kg|t|kHz|MHz|GHz|Hz|ms|min|h|s|d|%|°C';
const units = `${latinUnits}|км/ч|км|мм|мс|см|м|кг|т|кГц|МГц|мин|сут|ч|с|МиБ|Б`;
// What stands behind a number, as in 10-15 km, is no sign of the next.
const sign = String.raw`(?:(?<![\p{L}\p{N}])[+−-])?`;
const amount = String.raw`${sign}\d+(?:[\u00a0\u202f ]\d{3})*(?:[.,]\d+)?`;

// The longest reading comes first: a date with its time before the time alone.
const patterns: readonly (readonly [TokenKind, string])[] = [
  ['coordinates', `${degrees}[NS](?:[\\s,]{1,2}${degrees}[EW])?|${degrees}[EW]`],
  ['time', String.raw`\d{6}Z(?:\s[A-Z]{3}\s\d{2})?\b`],
  ['time', String.raw`\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?(?:\s?UTC|Z)?)?`],
  ['time', `\\d{1,2} (?:${months})${dated}${timed}`],
  ['time', String.raw`\d{1,2}\.\d{2}\.\d{4}(?!\d)`],
  ['time', String.raw`\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s?UTC|Z)?`],
  ['identifier', String.raw`(?<![a-z])[a-z]{2,}(?:\.\d+-[0-9a-f]{16})?/\d+\b`],
  ['call-sign', String.raw`[A-Z][A-Za-z]{0,6}-\d{1,5}[A-Z]?\b`],
  ['quantity', `${amount}[\\u00a0 ]?(?:${units})(?![\\p{L}\\p{N}])`],
  // In groups without a unit: each group alone would turn round in a text from right to left.
  ['quantity', String.raw`${sign}\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?![\p{L}\p{N}])`],
  ['quantity', String.raw`${sign}\d+(?:[.,]\d+)*`],
];

const finder = new RegExp(
  patterns.map(([, source], index) => `(?<t${index}>${source})`).join('|'),
  'gu',
);
const letter = /[\p{L}\p{N}_]/u;
const arabicDigits = /[\u0660-\u0669\u06f0-\u06f9]/gu;

/**
 * The tokens of a text that a person wrote: coordinates, times, call signs, numbers with and
 * without a unit. Joined, the runs are the text again, letter for letter. A number that is part of
 * a word is none. Digits of Arabic script are found too: whoever shows them says so.
 */
export function findTokens(text: string): Run[] {
  const latin = latinDigits(text);
  const runs: Run[] = [];
  let done = 0;
  for (const match of latin.matchAll(finder)) {
    const kind = kindOf(match.groups ?? {});
    if (letter.test(latin[match.index - 1] ?? ' ')) continue;
    if (match.index > done) runs.push(text.slice(done, match.index));
    done = match.index + match[0].length;
    runs.push({ token: kind, text: text.slice(match.index, done) });
  }
  if (done < text.length) runs.push(text.slice(done));
  return runs;
}

/** Digits of Arabic script as Latin ones; each is one code unit in both. */
export function latinDigits(text: string): string {
  return text.replace(arabicDigits, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): TokenKind {
  const index = patterns.findIndex((_, at) => groups[`t${at}`] !== undefined);
  return patterns[index]?.[0] ?? 'quantity';
}
