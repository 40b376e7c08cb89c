/** Rules of release, and the roster of a party as its entries change it (spec/release.md). */
import { type Bytes, hex } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { attempt, refuse } from '../base/refusal.ts';
import { Reader } from '../cbor/reader.ts';
import type { Charter, Requirement } from '../charter/charter.ts';
import { type Officer, readOfficer } from '../charter/officer.ts';
import type { Body } from './body.ts';
import { challengeOf, checkRelease, type Released } from './release.ts';

/** The officers of a party by their ids in hex. */
export type Roster = ReadonlyMap<string, Officer>;

export function foundingRoster(charter: Charter, party: number): Roster {
  const officers = charter.parties[party]?.officers ?? [];
  return new Map(officers.map((officer) => [hex(officer.id), officer]));
}

export type RosterChange = { readonly adds: boolean; readonly officer: Officer };

/** The record of a `roster` entry. Refused with `malformed`. */
export function readRosterChange(record: Bytes): RosterChange {
  return readRosterRecord(new Reader(record));
}

export function readRosterRecord(reader: Reader): RosterChange {
  reader.array('roster record', 2);
  const adds = reader.uint('change', 1) === 0;
  return { adds, officer: readOfficer(reader) };
}

/**
 * The roster after a change. Refused with `bad-release` where it removes nobody or adds a 65th
 * officer, with `release-missing` where no principal is left: also by adding the last one anew,
 * without that role.
 */
export function changeRoster(roster: Roster, change: RosterChange): Roster {
  const changed = withChanges(roster, [change]);
  const isKnown = roster.has(hex(change.officer.id));
  if (!change.adds && !isKnown) refuse('bad-release', 'removes nobody');
  if (changed.size > limits.officers) refuse('bad-release', 'a 65th officer');
  if (![...changed.values()].some(isPrincipal)) refuse('release-missing', 'the last principal');
  return changed;
}

/** The roster after changes that hold, each at its own place: here none is asked again. */
export function withChanges(roster: Roster, changes: readonly RosterChange[]): Roster {
  const changed = new Map(roster);
  for (const { adds, officer } of changes) {
    if (adds) changed.set(hex(officer.id), officer);
    else changed.delete(hex(officer.id));
  }
  return changed;
}

export function isPrincipal(officer: Officer): boolean {
  return officer.roles.includes('principal');
}

/** What the releases of an entry come to. */
export type Releases = {
  /** Officers with a good release, each once. */
  readonly by: readonly Officer[];
  /** Ids whose officer is not on the roster. */
  readonly unknown: readonly Bytes[];
  /** Good releases by passkeys. */
  readonly passkeys: number;
  /** Whether a release by an officer of the roster is not good. */
  readonly bad: boolean;
};

/** Checks every release of an entry against the roster there. */
export function weighReleases(entry: Released, body: Body, roster: Roster): Releases {
  if (body.releases.length === 0) return { by: [], unknown: [], passkeys: 0, bad: false };
  const challenge = attempt(() => challengeOf(entry, body));
  const by = new Map<string, Officer>();
  const unknown: Bytes[] = [];
  let bad = !challenge.ok;
  let passkeys = 0;
  for (const release of body.releases) {
    const officer = roster.get(hex(release.officerId));
    if (officer === undefined) {
      unknown.push(release.officerId);
      continue;
    }
    const good = challenge.ok && attempt(() => checkRelease(release, officer, challenge.value)).ok;
    if (good) by.set(hex(officer.id), officer);
    else bad = true;
    if (good && release.assertion !== undefined) passkeys++;
  }
  return { by: [...by.values()], unknown, passkeys, bad };
}

/** What the charter asks of an entry: the requirements of the first rule that fits, or none. */
export function requirementsOf(
  charter: Charter,
  entry: { kind: number; class: number; precedence: number },
): readonly Requirement[] {
  const rule = charter.rules.find(
    ({ kinds, classes, fromPrecedence }) =>
      (kinds.length === 0 || kinds.includes(entry.kind)) &&
      (classes.length === 0 || classes.includes(entry.class)) &&
      entry.precedence >= fromPrecedence,
  );
  return rule?.requirements ?? [];
}

/** Whether officers can be assigned to the requirements, none of them twice. */
export function fulfil(requirements: readonly Requirement[], by: readonly Officer[]): boolean {
  const places = requirements.flatMap(({ count, roles }) =>
    Array.from({ length: count }, () => roles),
  );
  const seated = new Map<number, number>();
  const seat = (place: number, tried: Set<number>): boolean =>
    by.some((officer, index) => {
      const fits = places[place]?.some((role) => officer.roles.includes(role)) === true;
      if (!fits || tried.has(index)) return false;
      tried.add(index);
      const sitting = seated.get(index);
      if (sitting !== undefined && !seat(sitting, tried)) return false;
      seated.set(index, place);
      return true;
    });
  return places.every((_, place) => seat(place, new Set()));
}
