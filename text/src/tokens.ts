import { FSI, hasRightToLeft, LRI, PDI } from './bidi.ts';
import { inspectLine } from './inspect.ts';
import { directionOf } from './languages.ts';

export type TokenKind =
  | 'time'
  | 'coordinates'
  | 'call-sign'
  | 'quantity'
  | 'identifier'
  | 'hash'
  | 'phrase';

/**
 * A piece of text with one reading in all languages: Latin digits, left to right. The only other
 * kind is `phrase`, a sentence of ours inside another, which keeps its own direction.
 */
export type Token = { readonly token: TokenKind; readonly text: string };

const space = '\u00a0';

/** `2022-11-24 16:02:41 UTC`, from milliseconds since 1970; out of range: `?`. */
export function timeUtc(ms: number): Token {
  return { token: 'time', text: `${isoPart(ms, 0, 19)} UTC` };
}

/** `2022-11-24 16:02 UTC`. */
export function minuteUtc(ms: number): Token {
  return { token: 'time', text: `${isoPart(ms, 0, 16)} UTC` };
}

/** `16:02:41 UTC`, where the day stands beside it. */
export function clockUtc(ms: number): Token {
  return { token: 'time', text: `${isoPart(ms, 11, 19)} UTC` };
}

/** `2022-11-24`. */
export function dateUtc(ms: number): Token {
  return { token: 'time', text: isoPart(ms, 0, 10) };
}

/** `19:02`, the clock of an IANA zone; its city's name belongs beside it. An unknown zone: `?`. */
export function zoneClock(ms: number, zone: string): Token {
  try {
    const format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
    });
    return { token: 'time', text: format.format(ms) };
  } catch {
    return { token: 'time', text: '?' };
  }
}

/** `34°12′N 045°30′E`, from decimal degrees, rounded to the nearest minute. */
export function coordinates(latitude: number, longitude: number): Token {
  const north = angle(latitude, 2, latitude < 0 ? 'S' : 'N');
  const east = angle(longitude, 3, longitude < 0 ? 'W' : 'E');
  return { token: 'coordinates', text: `${north} ${east}` };
}

/** A call sign, shown safe. */
export function callSign(text: string): Token {
  return { token: 'call-sign', text: inspectLine(text).shown };
}

/** `12 345 kg`: digits in groups of three, at most `digits` decimals, no-break spaces. */
export function quantity(value: number, unit = '', digits = 0): Token {
  const text = grouped(value, digits) + (unit === '' ? '' : space + unit);
  return { token: 'quantity', text };
}

/** `850 ms`, `18 s`, `4 min 05 s`, `1 h 37 min`, `2 d 03 h`, from milliseconds. */
export function duration(ms: number): Token {
  return { token: 'quantity', text: durationText(Math.max(0, ms)) };
}

/** `08:48`, `1:37:05`, `2 d 03:10:00`: a clock that runs down or up, from milliseconds. */
export function countdown(ms: number): Token {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (n: number): string => String(n).padStart(2, '0');
  const [days, hours] = [Math.floor(seconds / 86_400), Math.floor((seconds % 86_400) / 3600)];
  const clock = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  const long = days > 0 ? `${days}${space}d${space}${two(hours)}:${clock}` : `${hours}:${clock}`;
  return { token: 'quantity', text: hours > 0 || days > 0 ? long : clock };
}

/** `40 s`, `2 min`, `3 h`, `2 d`: how old something is, in its largest whole unit. */
export function age(ms: number): Token {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const [unit, size] =
    seconds < 60
      ? ['s', 1]
      : seconds < 3600
        ? ['min', 60]
        : seconds < 86_400
          ? ['h', 3600]
          : ['d', 86_400];
  return { token: 'quantity', text: `${Math.floor(seconds / Number(size))}${space}${unit}` };
}

/** An identifier, a file name, a command: shown safe. */
export function identifier(text: string): Token {
  return { token: 'identifier', text: inspectLine(text).shown };
}

/** `7c1e 90b4 … 2fd8`: the hexadecimal form shortened for a reader; `full` keeps every digit. */
export function hash(hex: string, full = false): Token {
  const groups = hex.toLowerCase().match(/[0-9a-f]{1,4}/gu) ?? [];
  if (full) return { token: 'hash', text: groups.join('') };
  const short = groups.length <= 4 ? groups : [...groups.slice(0, 2), '…', groups.at(-1)];
  return { token: 'hash', text: short.join(space) };
}

/** A sentence of ours that stands inside another one: isolated, not inspected again. */
export function phrase(text: string): Token {
  return { token: 'phrase', text };
}

/**
 * A token or a foreign text ready to stand in a sentence of `lang`. In a right-to-left language
 * tokens are isolated left to right, other text by its first strong letter; in the others only
 * what holds right-to-left letters is isolated, so that plain output stays plain. A foreign text
 * is shown through `inspectLine`, so it can neither reorder, hide nor break its surroundings.
 */
export function isolate(text: string | Token, lang: string): string {
  const rtl = directionOf(lang) === 'rtl';
  if (typeof text !== 'string' && text.token !== 'phrase') {
    return rtl ? LRI + text.text + PDI : tokenIn(lang, text);
  }
  const shown = typeof text === 'string' ? inspectLine(text).shown : text.text;
  return rtl || hasRightToLeft(shown) ? FSI + shown + PDI : shown;
}

/** Signs of units as a language writes them; where none stands here, those of the SI. */
const unitSigns: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ru: { ms: 'мс', s: 'с', min: 'мин', h: 'ч', d: 'сут', B: 'Б', MiB: 'МиБ' },
};

/** A token as `lang` writes it: the sign of its unit, where the language has one of its own. */
export function tokenIn(lang: string, { token, text }: Token): string {
  const signs = unitSigns[lang];
  if (token !== 'quantity' || !signs) return text;
  return text.replaceAll(/(?<=\d\u00a0)[A-Za-z]+/gu, (unit) => signs[unit] ?? unit);
}

/** The letters of a time from the year on, which beyond 9999 has a sign and six digits. */
function isoPart(ms: number, from: number, to: number): string {
  const date = new Date(ms);
  if (Number.isNaN(date.getTime())) return '?';
  const iso = date.toISOString();
  const more = iso.length - isoLength;
  return iso.slice(from === 0 ? 0 : from + more, to + more).replace('T', ' ');
}

/** Of a year with four digits. */
const isoLength = 24;

function angle(degrees: number, width: number, side: string): string {
  const minutes = Math.round(Math.abs(degrees) * 60);
  const whole = String(Math.floor(minutes / 60)).padStart(width, '0');
  return `${whole}°${String(minutes % 60).padStart(2, '0')}′${side}`;
}

function grouped(value: number, digits: number): string {
  if (!Number.isFinite(value)) return '?';
  const [whole = '', rest] = Math.abs(value).toFixed(digits).split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/gu, space);
  return (value < 0 ? '−' : '') + groups + (rest === undefined ? '' : `.${rest}`);
}

function durationText(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)}${space}ms`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds}${space}s`;
  const parts: readonly [number, string, number, string] =
    seconds < 3600
      ? [Math.floor(seconds / 60), 'min', seconds % 60, 's']
      : seconds < 86400
        ? [Math.floor(seconds / 3600), 'h', Math.floor((seconds % 3600) / 60), 'min']
        : [Math.floor(seconds / 86400), 'd', Math.floor((seconds % 86400) / 3600), 'h'];
  const [big, unit, small, lesser] = parts;
  if (small === 0) return `${big}${space}${unit}`;
  return `${big}${space}${unit}${space}${String(small).padStart(2, '0')}${space}${lesser}`;
}
