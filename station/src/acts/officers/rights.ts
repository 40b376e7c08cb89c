import { equal } from '@parley/core/base/bytes.ts';
import { officersNow, type Roster } from '@parley/core/keys/roster.ts';
import { type Right, rightRefusal } from '@parley/core/station/rights.ts';
import { DeskLine } from '../../desk-http/desk-line.ts';
import { placeOf } from '../../projection/entry-name.ts';
import type { Hidden } from '../../projection/matters.ts';
import type { StationLine } from '../../station.ts';
import { officerNamed } from '../access/officer-named.ts';
import { type ActContext, ActRefusal } from '../act.ts';

/** What an act needs of the officer whom it names. */
const needed = new Map<string, Right>([
  ['show', 'read'],
  ['attachment', 'read'],
  ['transcript-show', 'read'],
  ['transcript-export', 'export'],
  ['fork-export', 'export'],
  ['disclose', 'disclose'],
  ['access', 'access'],
  // It is sealed for a party: an operator's work.
  ['courier-export', 'service'],
]);

/**
 * An act that names an officer is his: the desk and the command line ask the same function whether
 * he may. Who names nobody at the local socket is the operator, who holds the database's key, and
 * answers for himself in the private journal.
 */
export function refuseOfficer(context: ActContext, name: string, input: unknown): void {
  const right = needed.get(name);
  const { officer, entry, entries } = input as { [part: string]: unknown };
  if (right === undefined || typeof officer !== 'string') return;
  const line = context.line();
  const id = officerNamed(line, officer);
  if (id === null) return;
  const roster = line.host.line.rosters[line.me] as Roster;
  const roles = officersNow(roster).find((one) => equal(one.id, id))?.roles ?? [];
  const desk = DeskLine.of(line);
  const actor = { roles, compartments: desk.accounts.compartmentsOf(id) };
  const names = [entry, ...(Array.isArray(entries) ? entries : [])].filter(isName);
  const places = names.flatMap((one) => placeOf(line.host.line, one) ?? []);
  const closed = places.flatMap(({ journal, seq }) => desk.closed.ofEntry(journal.key, seq));
  const refusal = rightRefusal(actor, right, [...desk.closed.ofLine(), ...closed]);
  if (refusal) throw new ActRefusal(refusal, name);
  if (whole.has(name) && (hiddenFrom(line, id)?.places.size ?? 0) > 0) {
    throw new ActRefusal('compartment-missing', name);
  }
}

/** The whole line at once: nothing of it may lie where he does not look. */
const whole: ReadonlySet<string> = new Set(['transcript-show', 'transcript-export']);

/** What an officer is not told of; undefined for the operator, who holds the database's key. */
export function hiddenFrom(line: StationLine, officer: Uint8Array | null): Hidden | undefined {
  if (officer === null) return undefined;
  const { accounts, closed } = DeskLine.of(line);
  return closed.hiddenFrom(accounts.compartmentsOf(officer));
}

function isName(value: unknown): value is string {
  return typeof value === 'string';
}
