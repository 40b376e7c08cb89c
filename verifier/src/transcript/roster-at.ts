/** The officers of a party at the next entry of one of its journals (spec/release.md, "Roster"). */
import { hex } from '../base/bytes.ts';
import { foundingRoster, type Roster } from '../entry/roster.ts';
import { settledEnd } from './ends.ts';
import type { Journal } from './journal.ts';
import type { LineRecord } from './line-record.ts';

/**
 * The founding roster, changed by the journals of lower numbers up to their ends, then by this
 * one. Journals of the same number do not count, nor what stands behind.
 */
export function rosterAt(record: LineRecord, journal: Journal): Roster {
  const earlier = record
    .ofParty(journal.name.party)
    .filter(({ name }) => name.number < journal.name.number);
  const changes = [...earlier, journal].flatMap((one) => {
    if (one.changes.length === 0) return [];
    const end = one === journal ? undefined : settledEnd(record, one);
    return one.changes.filter(({ seq }) => end === undefined || seq < end);
  });
  const roster = foundingRoster(record.charter, journal.name.party);
  if (changes.length === 0) return roster;
  const changed = new Map(roster);
  for (const { change } of changes) {
    const id = hex(change.officer.id);
    if (change.adds) changed.set(id, change.officer);
    else changed.delete(id);
  }
  return changed;
}
