import { clock, findMoments, type Moment } from './find-moments.ts';
import { findTokens, latinDigits } from './find-tokens.ts';

/** What one language version says and another does not, by tokens. */
export type TokenDifference = { readonly missing: string[]; readonly added: string[] };

/**
 * Compares two language versions by their tokens, in any order: `missing` stand in the first alone,
 * `added` in the second alone. Units of one meaning are one, and so are digits, months by whatever
 * name, and the ways to write a day.
 */
export function compareTokens(first: string, second: string): TokenDifference {
  const missing = plainTokens(first);
  const added: PlainToken[] = [];
  for (const token of plainTokens(second)) {
    const at = missing.findIndex((one) => isSame(one, token));
    if (at < 0) added.push(token);
    else missing.splice(at, 1);
  }
  matchParts(missing, added);
  matchParts(added, missing);
  const textsOf = (tokens: readonly PlainToken[]) => tokens.map(({ text }) => text);
  return { missing: textsOf(missing), added: textsOf(added) };
}

/** A token in the forms in which it may stand elsewhere: with the unit behind it, and without. */
type PlainToken = {
  readonly plains: readonly string[];
  readonly text: string;
  /** A day with its hour: what both are where they stand apart. */
  readonly parts?: readonly string[];
};

function isSame(one: PlainToken, other: PlainToken): boolean {
  return one.plains.some((plain) => other.plains.includes(plain));
}

/**
 * A day with its hour is also what has both, each for itself: another language may put words
 * between them. Two days that exchanged their hours are not.
 */
function matchParts(whole: PlainToken[], apart: PlainToken[]): void {
  for (const token of whole.filter(({ parts }) => parts !== undefined)) {
    const found = (token.parts ?? []).map((part) => {
      return apart.find(({ plains, parts }) => parts === undefined && plains.includes(part));
    });
    if (found.includes(undefined)) continue;
    whole.splice(whole.indexOf(token), 1);
    for (const one of found) if (one) apart.splice(apart.indexOf(one), 1);
  }
}

function plainTokens(text: string): PlainToken[] {
  const out: PlainToken[] = [];
  let done = 0;
  for (const moment of findMoments(latinDigits(text))) {
    out.push(...otherTokens(text.slice(done, moment.from)));
    out.push(plainMoment(text.slice(moment.from, moment.to), moment));
    done = moment.to;
  }
  return [...out, ...otherTokens(text.slice(done))];
}

function plainMoment(text: string, { day, hour }: Moment): PlainToken {
  if (hour === null) return { plains: [day], text };
  return { plains: [`${day} ${hour}`], text, parts: [day, hour] };
}

const wordBehind = /^[\u00a0 ]?([\p{Script=Arabic}\p{M}]+(?:\/س)?)(?![\p{L}\p{M}])/u;

function otherTokens(text: string): PlainToken[] {
  const runs = findTokens(text);
  return runs.flatMap((run, index) => {
    if (typeof run === 'string') return [];
    if (run.token === 'time') return [{ plains: [clock(latinDigits(run.text))], text: run.text }];
    const bare = plain(run.text);
    const behind = runs[index + 1];
    const [, unit = ''] = (typeof behind === 'string' && wordBehind.exec(behind)) || [];
    const latin = run.token === 'quantity' ? arabicUnits[unit] : undefined;
    if (latin === undefined) return [{ plains: [bare], text: run.text }];
    return [{ plains: [bare + latin, bare], text: `${run.text}\u00a0${unit}` }];
  });
}

function plain(token: string): string {
  let out = latinDigits(token).replace(/[\s\u00a0\u202f]+/gu, '');
  for (const [unit, latin] of sameUnits) out = out.replace(unit, latin);
  return out.replace(/^−/u, '-').replace(/['’]/gu, '′').replace(/["”]/gu, '″').replace(',', '.');
}

const sameUnits: readonly (readonly [RegExp, string])[] = [
  [/км\/ч$/u, 'km/h'],
  [/км$/u, 'km'],
  [/мм$/u, 'mm'],
  [/см$/u, 'cm'],
  [/кг$/u, 'kg'],
  [/кГц$/u, 'kHz'],
  [/МГц$/u, 'MHz'],
  [/мин$/u, 'min'],
  [/м$/u, 'm'],
  [/мс$/u, 'ms'],
  [/сут$/u, 'd'],
  [/т$/u, 't'],
  [/ч$/u, 'h'],
  [/с$/u, 's'],
];

/** Arabic units stand behind the number in the text's own direction, so they are no part of it. */
const arabicUnits: Readonly<Record<string, string>> = {
  'كم/س': 'km/h',
  'كلم/س': 'km/h',
  كم: 'km',
  كلم: 'km',
  كيلومتر: 'km',
  كيلومترًا: 'km',
  كيلومترات: 'km',
  م: 'm',
  متر: 'm',
  مترًا: 'm',
  أمتار: 'm',
  سم: 'cm',
  ملم: 'mm',
  كغ: 'kg',
  كجم: 'kg',
  كيلوغرام: 'kg',
  كيلوغرامًا: 'kg',
  طن: 't',
  طنًّا: 't',
  ث: 's',
  ثانية: 's',
  د: 'min',
  دقيقة: 'min',
  دقائق: 'min',
  س: 'h',
  ساعة: 'h',
  ساعات: 'h',
};
