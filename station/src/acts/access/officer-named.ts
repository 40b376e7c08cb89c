import { hex } from '@parley/core/base/bytes.ts';
import { officersNow, type Roster } from '@parley/core/keys/roster.ts';
import { z } from 'zod';
import type { StationLine } from '../../station.ts';
import { ActRefusal } from '../act.ts';

/** An officer by name, or by the beginning of his id; null: nobody is named. */
export const officerWord = z.string().min(1).max(64).nullable().default(null);

/**
 * The officer of this party who is meant, on the roster as it stands now. Refuses
 * `unknown-officer`, and `which-officer` with the ids to choose from.
 */
export function officerNamed(line: StationLine, word: string | null): Uint8Array | null {
  if (word === null) return null;
  const officers = officersNow(line.host.line.rosters[line.me] as Roster);
  const digits = /^[0-9a-f]{4,16}$/u.test(word.toLowerCase()) ? word.toLowerCase() : undefined;
  const found = officers.filter(({ id, name }) => {
    return name === word || (digits !== undefined && hex(id).startsWith(digits));
  });
  const [one, other] = found;
  if (!one) throw new ActRefusal('unknown-officer', word);
  if (other) throw new ActRefusal('which-officer', found.map(({ id }) => hex(id)).join(', '));
  return one.id;
}
