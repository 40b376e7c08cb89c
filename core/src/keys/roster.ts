import { equal } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { limits } from '../base/limits.ts';
import { ok, type Result, refuse } from '../base/refusal.ts';
import type { Charter } from '../codec/charter.ts';
import { kinds } from '../codec/kinds.ts';
import { compareJournals, type JournalName } from '../codec/names.ts';
import { type Officer, officerIdFits } from '../codec/officer.ts';
import { decodeRecordOf } from '../codec/records.ts';
import type { Desk } from './assertion.ts';
import { checkRelease, type ReleaseSubject } from './release.ts';

/** A change to a party's officers, and the entry that made it. */
export type RosterChange = {
  readonly journal: JournalName;
  readonly seq: number;
  readonly action: 'add' | 'remove';
  readonly officer: Officer;
};

/** The officers of one party: those of the charter, and what its roster entries changed. */
export type Roster = {
  readonly party: number;
  readonly founding: readonly Officer[];
  /** In the order of the party's journals. */
  readonly changes: readonly RosterChange[];
};

/** A place in a party's journals: before the entry with this number. */
export type RosterPlace = { readonly journal: JournalName; readonly seq: number };

/** The roster that the charter gives a party of the line. */
export function foundingRoster(charter: Charter, party: number): Roster {
  return { party, founding: charter.parties[party]?.officers ?? [], changes: [] };
}

/**
 * The officers of the party before an entry of its own: later entries never change who could
 * release earlier ones. Changes of earlier incarnations count (entries beyond the end of a journal
 * are never applied), those of another journal of the same number do not.
 */
export function officersAt(roster: Roster, place: RosterPlace): readonly Officer[] {
  let officers = roster.founding;
  for (const change of roster.changes) {
    if (!isBefore(change, place)) continue;
    const others = officers.filter((one) => !equal(one.id, change.officer.id));
    officers = change.action === 'add' ? [...others, change.officer] : others;
  }
  return officers;
}

/** The officers of the party after every entry that is known. */
export function officersNow(roster: Roster): readonly Officer[] {
  const last = roster.changes.at(-1);
  if (last === undefined) return roster.founding;
  return officersAt(roster, { journal: last.journal, seq: last.seq + 1 });
}

/** A roster entry of the party, with what its releases were made over. */
export type RosterEntry = RosterPlace & { readonly subject: ReleaseSubject };

/** The line's rules for whom a roster obeys. */
export type RosterPolicy = { readonly charter: Charter; readonly desk?: Desk };

/**
 * The roster with one entry more. The entry is released by a principal who is on the roster there,
 * and by whoever else the charter's rules ask for. Refuses `wrong-kind`, `wrong-author`,
 * `malformed`, what `checkRelease` refuses, `unknown-officer` for removing nobody, `over-limit`,
 * and `release-missing` for removing the last principal: nobody could change the roster again.
 */
export function applyRoster(
  crypto: Crypto,
  policy: RosterPolicy,
  roster: Roster,
  entry: RosterEntry,
): Result<Roster> {
  const { subject, journal, seq } = entry;
  if (subject.kind !== kinds.roster) return refuse('wrong-kind', 'roster');
  if (journal.party !== roster.party || subject.author !== roster.party) {
    return refuse('wrong-author', 'roster');
  }
  const record = decodeRecordOf('roster', subject.body.record);
  if (!record.ok) return record;
  const { action, officer } = record.value;
  if (!officerIdFits(crypto, officer)) return refuse('malformed', 'an officer id not of its key');
  const officers = officersAt(roster, entry);
  const released = checkRelease(crypto, { ...policy, officers }, subject);
  if (!released.ok) return released;
  if (!released.value.some(isPrincipal)) return refuse('release-missing', 'a principal');
  const changes = inOrder([...roster.changes, { journal, seq, action, officer }]);
  const next = { ...roster, changes };
  const after = officersAt(next, { journal, seq: seq + 1 });
  if (action === 'remove' && after.length === officers.length) {
    return refuse('unknown-officer', 'removal');
  }
  if (after.length > limits.officersMax) return refuse('over-limit', 'officers');
  return after.some(isPrincipal) ? ok(next) : refuse('release-missing', 'the last principal');
}

function isPrincipal(officer: Officer): boolean {
  return officer.roles.includes('principal');
}

function isBefore(change: RosterChange, place: RosterPlace): boolean {
  const own = change.journal;
  if (own.number !== place.journal.number) return own.number < place.journal.number;
  return equal(own.tag, place.journal.tag) && change.seq < place.seq;
}

function inOrder(changes: RosterChange[]): RosterChange[] {
  return changes.sort((a, b) => compareJournals(a.journal, b.journal) || a.seq - b.seq);
}
