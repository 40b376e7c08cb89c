import type { Translate } from '@parley/text/translator.ts';
import { UsageError } from './failure.ts';

/** One value more of an option that may be given several times. */
export function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

/** `left=right`, both not empty; says which option it was and what it takes. */
export function pairOf(
  t: Translate,
  option: string,
  value: string,
  allowed: string,
): [string, string] {
  const at = value.indexOf('=');
  if (at <= 0 || at === value.length - 1) {
    throw new UsageError(t('error.bad-value', { value, option, allowed }));
  }
  return [value.slice(0, at), value.slice(at + 1)];
}

/** A time of ISO 8601 with its zone, ms since 1970. */
export function timeOf(t: Translate, option: string, value: string): number {
  const time = Date.parse(value);
  const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/u.test(value);
  if (Number.isNaN(time) || !zoned) {
    const allowed = 'YYYY-MM-DDTHH:MMZ';
    throw new UsageError(t('error.bad-value', { value, option, allowed }));
  }
  return time;
}

/** The same, still to come: what holds until a time that is past says nothing. */
export function futureOf(t: Translate, option: string, value: string): number {
  const time = timeOf(t, option, value);
  if (time <= Date.now()) throw new UsageError(t('error.past', { option, value }));
  return time;
}

/** A whole number between two others, both allowed. */
export function countOf(
  t: Translate,
  option: string,
  value: string,
  [least, most]: readonly [number, number],
): number {
  const count = Number(value);
  if (!/^[0-9]+$/u.test(value) || count < least || count > most) {
    throw new UsageError(t('error.bad-value', { value, option, allowed: `${least}-${most}` }));
  }
  return count;
}
