import { monthNames, spellingsOf } from './months.ts';

/** A day or an hour of a day that a person wrote, in one form for all languages. */
export type Moment = {
  /** Where it stands in the text, in code units. */
  readonly from: number;
  readonly to: number;
  /** `2022-11-24`; without its year where none was written, `11-24`. */
  readonly day: string;
  /** `16:02UTC`; null where no hour stands beside the day. */
  readonly hour: string | null;
};

/** Arabic has four sets of months: the Egyptian, the Levantine, the Maghreb's and Algeria's. */
const names = monthNames(['en', 'en-GB', 'ru', 'ar', 'ar-LB', 'ar-MA', 'ar-DZ', 'ar-MR']);
const byName = new Map([...names].map(([name, month]) => [folded(name), month]));

// The marks of Latin, Cyrillic and Arabic letters. With all of `\p{M}` behind each letter of each
// month the expression takes two seconds to be compiled, in which a station does nothing else.
const arabic = String.raw`\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc`;
const marks = String.raw`[\u0300-\u036f\u0483-\u0489${arabic}]*`;

const gap = String.raw`[\s\u00a0]`;
const name = anyOf(names.keys());
const english = anyOf(monthNames(['en', 'en-GB']).keys());
const dayOf = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th|-?го|-?е)?${gap}`;
const of = `(?:of${gap}|من${gap})?(?:شهر${gap})?`;
// Both names of one month stand beside each other in Arabic documents of more than one state.
const both = `(?<name>${name})(?:${gap}?/${gap}?${name})?\\.?`;
const year = String.raw`(?:[,،]?${gap}(?:(?:عام|سنة|года?)${gap})?(?<year>(?:19|20)\d{2})(?!\d))?`;
const minutes = String.raw`(?<rest>\d{2}(?::\d{2}(?:\.\d+)?)?)`;
const hourOf = String.raw`(?<hour>\d{1,2}):${minutes}(?:\s?(?<zone>UTC|Z))?`;
// An hour belongs to the day before it where no sentence and no other number ends between them.
const between = String.raw`(?:\s?г\.)?[^\p{N}.;:!?؟؛\n]{0,24}?`;

const days: readonly string[] = [
  String.raw`(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?!\d)`,
  String.raw`(?<day>\d{1,2})\.(?<month>\d{2})\.(?<year>\d{4})(?!\d)`,
  dayOf + of + both + year,
  // Only as a name: "may 24 ships" names no day.
  String.raw`(?=[A-Z])(?<name>${english})\.?${gap}(?<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:])${year}`,
];
const inGroup = String.raw`(?<day>\d{2})(?<hour>\d{2})(?<rest>\d{2})(?<zone>Z)`;
const group = inGroup + String.raw`\s(?<name>[A-Z]{3})\s(?<year>\d{2})\b`;
const finders = [...days.map((one) => `${one}(?:${between}${hourOf})?`), group].map((source) => {
  return new RegExp(String.raw`(?<![\p{L}\p{N}.:/])${source}`, 'gu');
});

/**
 * The days that a text names, each with the hour beside it: in digits, or with the month's name in
 * English, Russian or Arabic. In order; `text` has Latin digits.
 */
export function findMoments(text: string): Moment[] {
  const found = finders.flatMap((finder) => [...text.matchAll(finder)].flatMap(momentOf));
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  let end = 0;
  return found.filter(({ from, to }) => {
    const apart = from >= end;
    if (apart) end = to;
    return apart;
  });
}

function momentOf(match: RegExpExecArray): Moment[] {
  const { day, month, name: written, year: inYear, hour, rest, zone } = match.groups ?? {};
  const number = month === undefined ? byName.get(folded(written ?? '')) : Number(month);
  if (!number || number > 12 || day === undefined) return [];
  const whole = inYear?.length === 2 ? `20${inYear}` : inYear;
  const parts = [...(whole === undefined ? [] : [whole]), two(number), two(day)];
  const at = hour === undefined ? null : clock(`${hour}:${rest}${zone ?? ''}`);
  const from = match.index;
  return [{ from, to: from + match[0].length, day: parts.join('-'), hour: at }];
}

/** An hour in one form: `9:05 Z` is `09:05UTC`. */
export function clock(text: string): string {
  return text.replaceAll(/\s/gu, '').replace(/^\d:/u, '0$&').replace(/Z$/u, 'UTC');
}

function two(number: number | string): string {
  return String(number).padStart(2, '0');
}

function anyOf(written: Iterable<string>): string {
  return `(?:${spellingsOf(written).map(spelt).join('|')})(?![\\p{L}\\p{M}])`;
}

/** A name of a month as it may be spelt: with marks of its vowels, and alif without its hamza. */
function spelt(month: string): string {
  return Array.from(month)
    .map((letter) => {
      if (letter === ' ') return gap;
      return /[اأإآ]/u.test(letter) ? `[اأإآ]${marks}` : letter + marks;
    })
    .join('');
}

/** One spelling of each. */
function folded(month: string): string {
  const plain = month.normalize('NFC').replaceAll(/\p{M}/gu, '').replaceAll(/[أإآ]/gu, 'ا');
  return plain.replaceAll(/[\s\u00a0]/gu, ' ').toLowerCase();
}
