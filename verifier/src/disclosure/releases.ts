/** Who released the entries of a disclosure, by the rosters that it shows (spec/disclosure.md). */
import { concat } from '../base/bytes.ts';
import { attempt } from '../base/refusal.ts';
import { cborHead } from '../cbor/writer.ts';
import type { Charter } from '../charter/charter.ts';
import { type Body, readBody } from '../entry/body.ts';
import { encodeReference } from '../entry/header.ts';
import {
  changeRoster,
  foundingRoster,
  fulfil,
  isPrincipal,
  type Releases,
  type Roster,
  type RosterChange,
  readRosterChange,
  requirementsOf,
  weighReleases,
  withChanges,
} from '../entry/roster.ts';
import { compareNames, keyOfName } from '../journal/name.ts';
import type { Judged, ProvedEntry } from './verify.ts';

const rosterKind = 10;

/** A roster entry that holds by what is shown, and what it changes. */
type Change = { readonly entry: ProvedEntry; readonly change: RosterChange };

/** For each entry: whether it is released; undefined without releases, or by officers unknown. */
export function releasedOf(charter: Charter, proved: readonly ProvedEntry[]): Judged[] {
  const changes: Change[] = [];
  const rosters = proved
    .filter(({ header }) => header?.kind === rosterKind)
    .sort((a, b) => compareNames(a.journal, b.journal) || a.seq - b.seq);
  for (const entry of rosters) {
    const change = changeOf(charter, entry, rosterAt(charter, entry, changes));
    if (change !== undefined) changes.push({ entry, change });
  }
  return proved.map((entry) => judge(charter, entry, rosterAt(charter, entry, changes)));
}

function rosterAt(charter: Charter, entry: ProvedEntry, changes: readonly Change[]): Roster {
  const before = changes.filter(({ entry: { journal, seq } }) => {
    if (journal.party !== entry.journal.party) return false;
    if (journal.number < entry.journal.number) return true;
    return keyOfName(journal) === keyOfName(entry.journal) && seq < entry.seq;
  });
  const founding = foundingRoster(charter, entry.journal.party);
  return withChanges(
    founding,
    before.map(({ change }) => change),
  );
}

/** What a roster entry changes; undefined for one that does not hold. */
function changeOf(charter: Charter, entry: ProvedEntry, roster: Roster): RosterChange | undefined {
  const read = attempt(() => {
    const body = readBody(entry.body);
    const change = readRosterChange(body.raw.record ?? Uint8Array.of(0xf6));
    changeRoster(roster, change);
    return { body, change };
  });
  if (!read.ok || entry.header === undefined) return undefined;
  const releases = weigh(charter, entry, read.value.body, roster);
  const isGood = !releases.bad && releases.unknown.length === 0;
  const requirements = requirementsOf(charter, entry.header);
  if (!isGood || !releases.by.some(isPrincipal) || !fulfil(requirements, releases.by)) {
    return undefined;
  }
  return read.value.change;
}

function judge(charter: Charter, entry: ProvedEntry, roster: Roster): Judged {
  const nothing = { released: undefined, passkeys: 0 };
  if (entry.header === undefined) return nothing;
  const body = attempt(() => readBody(entry.body));
  if (!body.ok || body.value.releases.length === 0) return nothing;
  const releases = weigh(charter, entry, body.value, roster);
  if (releases.unknown.length > 0) return nothing;
  const released = !releases.bad && fulfil(requirementsOf(charter, entry.header), releases.by);
  return { released, passkeys: released ? releases.passkeys : 0 };
}

function weigh(charter: Charter, entry: ProvedEntry, body: Body, roster: Roster): Releases {
  const { header, journal } = entry;
  if (header === undefined) return { by: [], unknown: [], passkeys: 0, bad: false };
  const listed = header.references.map(encodeReference);
  const references = concat(cborHead(4, listed.length), ...listed);
  const { kind, precedence } = header;
  const released = { line: charter.line, author: journal.party, kind, precedence, references };
  return weighReleases({ ...released, class: header.class }, body, roster);
}
