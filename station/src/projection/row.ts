import { type Body, decodeBody } from '@parley/core/codec/body.ts';
import { textValue } from '@parley/core/codec/body-parts.ts';
import { encode } from '@parley/core/codec/cbor.ts';
import { type AnyItem, type Item, isOpaque, leafOf } from '@parley/core/codec/entry.ts';
import { kindName, kinds } from '@parley/core/codec/kinds.ts';
import type { JournalName } from '@parley/core/codec/names.ts';
import { decodeRecord, decodeRecordOf } from '@parley/core/codec/records.ts';
import { cutHash } from '@parley/core/evidence/cut.ts';
import { checkRelease, type ReleaseSubject } from '@parley/core/keys/release.ts';
import { applyRoster, officersAt, type Roster } from '@parley/core/keys/roster.ts';
import type { Line } from '@parley/core/replication/line.ts';

/** How far an entry can be read here. */
export type Form = 'readable' | 'unreadable' | 'unknown-kind' | 'unknown-version';

/** One entry as the projection keeps it: no text, nothing that only a reader may see. */
export type EntryRow = {
  readonly journal: string;
  readonly seq: number;
  readonly party: number;
  readonly number: number;
  /** -1: an entry of another version. */
  readonly kind: number;
  readonly precedence: number;
  readonly class: number;
  readonly time: number;
  readonly clock: number;
  readonly leaf: Uint8Array;
  readonly form: Form;
  readonly violation: string | null;
  readonly draft: Uint8Array | null;
  /** SHA-256 over the CBOR of all texts. */
  readonly texts: Uint8Array | null;
  readonly not_after: number | null;
  /** Parties addressed, one bit each. */
  readonly action: number;
  readonly information: number;
  /** Withheld: until when; confirm-answer: 0 no, 1 yes, 2 not now. */
  readonly record: number | null;
  readonly attachments: number;
};

export type Projected = { readonly row: EntryRow; readonly body: Body | null };

/** The row of an entry, and its body where that decodes. The same entry gives the same row. */
export function rowOf(
  line: Line,
  place: { readonly name: JournalName; readonly key: string; readonly seq: number },
  item: AnyItem,
): Projected {
  const { name, key, seq } = place;
  const leaf = leafOf(line.crypto, { line: line.id, journal: name, seq }, item);
  const at = { journal: key, seq, party: name.party, number: name.number, leaf };
  if (isOpaque(item)) return { row: { ...at, ...nothing, form: 'unknown-version' }, body: null };
  const { kind, precedence, time, clock } = item;
  const head = { ...at, kind, precedence, class: item.class, time, clock };
  const decoded = decodeBody(item.body);
  if (kindName(kind) === undefined) {
    // What a kind of a later version means is not ours to judge; only its places are read.
    return { row: { ...nothing, ...head, form: 'unknown-kind' }, body: null };
  }
  if (!decoded.ok || !recordFits(kind, decoded.value)) {
    const row = { ...nothing, ...head, form: 'unreadable', violation: 'unreadable' } as const;
    return { row, body: null };
  }
  const body = decoded.value;
  const row: EntryRow = {
    ...head,
    form: 'readable',
    violation: releaseViolation(line, place, item, body),
    draft: body.draft,
    texts: body.texts.length === 0 ? null : line.crypto.sha256(encode(body.texts.map(textValue))),
    not_after: body.notAfter,
    ...addressed(line, name.party, body),
    record: recordNumber(kind, body),
    attachments: body.attachments.length,
  };
  return { row, body };
}

const nothing = {
  kind: -1,
  precedence: 0,
  class: 0,
  time: 0,
  clock: 0,
  violation: null,
  draft: null,
  texts: null,
  not_after: null,
  action: 0,
  information: 0,
  record: null,
  attachments: 0,
} as const;

const recorded: ReadonlySet<number> = new Set([
  kinds.ack,
  kinds.withheld,
  kinds['confirm-answer'],
  kinds.watch,
  kinds.availability,
  kinds.charter,
  kinds.roster,
  kinds.incarnation,
  kinds['receive-key'],
  kinds.cut,
  kinds.handover,
  kinds.exercise,
  kinds.terms,
]);

/** A message, a confirm and a service message have no record; every other kind has its own. */
function recordFits(kind: number, body: Body): boolean {
  if (!recorded.has(kind)) return body.record === undefined;
  return decodeRecord(kind, body.record).ok;
}

function recordNumber(kind: number, body: Body): number | null {
  const answers = kind === kinds.withheld || kind === kinds['confirm-answer'];
  return answers && typeof body.record === 'number' ? body.record : null;
}

/** The hash of the cut that an entry says, well-formed in its place or not; else undefined. */
export function cutHashOf(line: Line, kind: number, body: Body): Uint8Array | undefined {
  if (kind !== kinds.cut) return undefined;
  const record = decodeRecordOf('cut', body.record);
  if (!record.ok) return undefined;
  const { k, previous, heads } = record.value;
  return cutHash(line.crypto, line.id, { k, previous, heads });
}

function addressed(
  line: Line,
  author: number,
  body: Body,
): { action: number; information: number } {
  let action = 0;
  let information = 0;
  for (const { party, forAction } of body.addressees) {
    if (forAction) action |= 1 << party;
    else information |= 1 << party;
  }
  if (body.addressees.length === 0) {
    action = ((1 << line.charter.parties.length) - 1) & ~(1 << author);
  }
  return { action, information };
}

/** The releases of an entry, checked again by the charter's rule and the roster at its place. */
function releaseViolation(
  line: Line,
  place: { readonly name: JournalName; readonly seq: number },
  item: Item,
  body: Body,
): string | null {
  const { name, seq } = place;
  const subject: ReleaseSubject = {
    line: line.id,
    author: name.party,
    kind: item.kind,
    precedence: item.precedence,
    class: item.class,
    references: item.references,
    body,
  };
  const roster = line.rosters[name.party] as Roster;
  const { charter } = line;
  const before = { journal: name, seq };
  const checked =
    item.kind === kinds.roster
      ? applyRoster(line.crypto, { charter }, rosterBefore(roster, before), { ...before, subject })
      : checkRelease(line.crypto, { charter, officers: officersAt(roster, before) }, subject);
  if (checked.ok) return null;
  if (checked.code === 'release-missing') return 'release-missing';
  return checked.code === 'malformed' ? 'unreadable' : 'bad-release';
}

/** A roster entry is judged by those before it, itself not among them. */
function rosterBefore(roster: Roster, at: { journal: JournalName; seq: number }): Roster {
  return { ...roster, founding: officersAt(roster, at), changes: [] };
}
