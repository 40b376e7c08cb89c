/** The officers of a party at the next entry of one of its journals (spec/release.md, "Roster"). */
import { foundingRoster, type Roster, withChanges } from '../entry/roster.ts';
import type { Journal } from './journal.ts';
import type { LineRecord } from './line-record.ts';

/**
 * The founding roster, changed by what has been shown of the journals of lower numbers, then by
 * this one. Journals of the same number do not count, nor what stands behind.
 */
export function rosterAt(record: LineRecord, journal: Journal): Roster {
  const earlier = record
    .ofParty(journal.name.party)
    .filter(({ name }) => name.number < journal.name.number);
  const changes = [...earlier, journal].flatMap((one) => one.changes);
  const roster = foundingRoster(record.charter, journal.name.party);
  return changes.length === 0 ? roster : withChanges(roster, changes);
}
