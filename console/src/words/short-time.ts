import { clockUtc, minuteUtc, type Token } from '@parley/text/tokens.ts';
import { now } from '../desk/clock.ts';

const dayMs = 86_400_000;

/** A time in UTC as a list has room for it: of today without its day, of another with it. */
export function shortTime(ms: number): Token {
  const today = Math.floor(ms / dayMs) === Math.floor(now() / dayMs);
  return today ? clockUtc(ms) : minuteUtc(ms);
}
