import { minuteUtc } from '@parley/text/tokens.ts';

const shape = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)$/u;

/** Ms of a time as it is written here; null where it is none, as 31 February. */
export function readUtc(text: string): number | null {
  const [, year, month, day, hour, minute] = shape.exec(text.trim()) ?? [];
  if (year === undefined) return null;
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:00Z`);
  return Number.isNaN(ms) || plainUtc(ms) !== `${year}-${month}-${day} ${hour}:${minute}`
    ? null
    : ms;
}

/** The same minute as it is shown, without the word UTC. */
export function plainUtc(ms: number): string {
  return minuteUtc(ms).text.replace(' UTC', '');
}
