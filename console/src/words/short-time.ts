import { clockUtc, minuteUtc, type Token } from '@parley/text/tokens.ts';
import { now } from '../desk/clock.ts';

const dayMs = 86_400_000;

/** Whether a time is of the present day in UTC, by the station's clock. */
export function isToday(ms: number): boolean {
  return Math.floor(ms / dayMs) === Math.floor(now() / dayMs);
}

/** A time in UTC as a list has room for it: of today without its day, of another with it. */
export function shortTime(ms: number): Token {
  return isToday(ms) ? clockUtc(ms) : minuteUtc(ms);
}
