import { type Body, decodeBody } from '../codec/body.ts';
import { type CborValue, decode, encode } from '../codec/cbor.ts';
import { type AnyItem, type Item, isOpaque } from '../codec/entry.ts';
import { kinds } from '../codec/kinds.ts';
import { compareJournals, type JournalName, journalKey } from '../codec/names.ts';
import { decodeRecord, type EntryRecord } from '../codec/records.ts';
import { decodeRun, encodeRun } from '../codec/run.ts';
import { violationOf } from '../evidence/release-check.ts';
import type { HeldMark } from '../journal/claims.ts';
import type { Special } from '../journal/head.ts';
import type { StoreRecord } from '../journal/records.ts';
import { applyRoster, type Roster } from '../keys/roster.ts';
import { isNewest, onCertificate } from '../replication/certificates.ts';
import { type Journal, type Line, newTask } from '../replication/line.ts';
import { mayBeCut } from './cut-tries.ts';
import { onCutEntry } from './cuts.ts';
import { stated } from './ledger.ts';
import { announced } from './receive-keys.ts';

/*
 * Entries whose content the core itself needs: who may release, which keys are in use, who is on
 * watch, which cut is final. Each is kept as a fact beside its journal, written in the same
 * transaction, so that a start reads facts and never searches journals.
 */

/** The fact that an entry leaves behind; undefined where it would change nothing at a start. */
export function factOf(
  line: Line,
  journal: JournalName,
  seq: number,
  { item, held, cuts }: SpecialEntry,
): StoreRecord | undefined {
  if (isOpaque(item)) return undefined;
  const key = factKey(line, journal, seq, item.kind);
  if (key === undefined) return undefined;
  // What cannot be read changes nothing, now or at a start, and takes the place of nothing.
  const record = recordOf(item)?.record;
  if (record === undefined) return undefined;
  const claims = record.kind === 'cut' ? claimsFor(line, journal, record, { held, cuts }) : [];
  if (claims === undefined) return undefined;
  const { party, number, tag } = journal;
  const value = encode([party, number, tag, seq, encodeRun([item]), claims, cuts]);
  return { t: 'fact', key: `entry.${key}`, value };
}

/**
 * A cut is judged by what its author claimed to hold, when he wrote it, of the journals it names.
 * Undefined: it is none for good, and nothing of it is kept beside its journal.
 */
function claimsFor(
  line: Line,
  journal: JournalName,
  { k, heads }: Extract<EntryRecord, { kind: 'cut' }>,
  { held, cuts }: Pick<Special, 'held' | 'cuts'>,
): CborValue[] | undefined {
  if (!mayBeCut(line, { journal, k, cuts })) return undefined;
  const claims = heads.map((head) => held.get(journalKey(head)));
  return claims.filter((claim) => claim !== undefined).map(claimValue);
}

/** Newest only where the newest decides; every one where all of them count. */
function factKey(line: Line, journal: JournalName, seq: number, kind: number): string | undefined {
  switch (kind) {
    case kinds.watch:
      return isOvertaken(line, journal) ? undefined : `watch.${journal.party}`;
    case kinds.availability:
      // Others' ledgers are shown and compared, and change nothing here.
      return journal.party === line.me ? 'availability' : undefined;
    case kinds['receive-key']:
      // Replaced keys say to nobody where to seal (spec/envelope.md, receive keys).
      return isNewest(line, journal) ? `receive-key.${journal.party}` : undefined;
    case kinds.roster:
      return `roster.${journalKey(journal)}.${String(seq).padStart(12, '0')}`;
    case kinds.incarnation:
      return seq === 0 ? `incarnation.${journalKey(journal)}` : undefined;
    case kinds.cut:
      return `cut.${journalKey(journal)}.${String(seq).padStart(12, '0')}`;
    default:
      return undefined;
  }
}

/** Keys of before a new incarnation may be stolen; the newest watch is so in its author's order. */
function isOvertaken(line: Line, journal: JournalName): boolean {
  const said = line.watches.get(journal.party)?.journal;
  return said !== undefined && compareJournals(journal, said) < 0;
}

function claimValue({ party, number, tag, size, root, since }: HeldMark): CborValue {
  return [party, number, tag, size, root, since];
}

type ClaimParts = [number, number, Uint8Array, number, Uint8Array, number];

function claimOf([party, number, tag, size, root, since]: ClaimParts): [string, HeldMark] {
  const mark = { party, number, tag, size, root };
  return [journalKey(mark), { ...mark, since, first: mark, before: [] }];
}

export type Fact = { journal: JournalName; seq: number; item: Item } & Pick<
  Special,
  'held' | 'cuts'
>;

/** An entry of a kind that the core itself may need, with what came of its journal before it. */
type SpecialEntry = { readonly item: AnyItem } & Pick<Special, 'held' | 'cuts'>;

/** An entry of a fact, for a start. */
export function decodeFact(bytes: Uint8Array): Fact | undefined {
  const decoded = decode(bytes);
  if (!decoded.ok) return undefined;
  const [party, number, tag, seq, run, claims, cuts] = decoded.value as [
    number,
    number,
    Uint8Array,
    number,
    Uint8Array,
    ClaimParts[],
    number,
  ];
  const items = decodeRun(run);
  const item = items.ok ? items.value[0] : undefined;
  if (!item || isOpaque(item)) return undefined;
  const held = new Map(claims.map(claimOf));
  return { journal: { party, number, tag }, seq, item, held, cuts };
}

/** Lets a durable entry take effect. Entries that do not decode are shown, and change nothing. */
export function applySpecial(
  line: Line,
  journal: Journal,
  seq: number,
  special: SpecialEntry,
): void {
  const { item, held, cuts } = special;
  if (isOpaque(item) || factKey(line, journal.name, seq, item.kind) === undefined) return;
  const read = recordOf(item);
  if (!read) {
    const code =
      item.kind === kinds.cut && decodeBody(item.body).ok ? 'cut-malformed' : 'unreadable';
    const event = { event: 'violation', code, journal: journal.name, seq } as const;
    line.effects.push({ kind: 'show', event });
    return;
  }
  apply(line, journal, { seq, item, held, cuts, ...read });
}

function recordOf(item: Item): { body: Body; record: EntryRecord } | undefined {
  const body = decodeBody(item.body);
  if (!body.ok) return undefined;
  const record = decodeRecord(item.kind, body.value.record);
  return record.ok ? { body: body.value, record: record.value } : undefined;
}

type Read = { seq: number; item: Item; body: Body; record: EntryRecord } & Pick<
  Special,
  'held' | 'cuts'
>;

function apply(line: Line, journal: Journal, read: Read): void {
  const { record, item, seq } = read;
  const party = journal.name.party;
  switch (record.kind) {
    case 'watch': {
      const { state, until } = record;
      line.watches.set(party, { state, until, time: item.time, journal: journal.name });
      return;
    }
    case 'availability':
      stated(line, record.hour);
      return;
    case 'receive-key': {
      const known = line.receiveKeys.get(party);
      if (known && known.number >= record.number) return;
      const { number, publicKey } = record;
      if (party === line.me) announced(line, journal, seq, number);
      line.receiveKeys.set(party, { number, publicKey });
      line.effects.push({ kind: 'directory', party });
      return;
    }
    case 'roster': {
      applyRosterChange(line, journal, read);
      return;
    }
    case 'incarnation':
      if (party === line.me) announced(line, journal, seq, journal.keys.receive.number);
      onCertificate(line, record.certificate, null);
      return;
    case 'cut':
      onCutEntry(line, {
        journal: journal.name,
        seq,
        held: read.held,
        cuts: read.cuts,
        cut: record,
      });
      return;
    default:
  }
}

/** A roster entry that its releases do not carry changes nothing, and is shown. */
function applyRosterChange(line: Line, journal: Journal, read: Read): void {
  const { item, body, seq } = read;
  const party = journal.name.party;
  const { kind, precedence, references } = item;
  const subject = {
    line: line.id,
    author: party,
    kind,
    precedence,
    class: item.class,
    references,
    body,
  };
  const entry = { journal: journal.name, seq, subject };
  const roster = line.rosters[party] as Roster;
  const applied = applyRoster(line.crypto, { charter: line.charter }, roster, entry);
  if (applied.ok) {
    line.rosters[party] = applied.value;
    return;
  }
  forgetRoster(line, journal, seq);
  const code = violationOf(applied.code);
  const event = { event: 'violation', code, journal: journal.name, seq } as const;
  line.effects.push({ kind: 'show', event });
}

/** Refused changes of one journal of a later incarnation that are judged again at a start. */
const refusedRostersMax = 16;

/**
 * A change that was refused leaves nothing behind, or how many there are would be the other side's.
 * Only in the journal of a later incarnation it may turn out good: what the earlier ones changed
 * may come after it.
 */
function forgetRoster(line: Line, journal: Journal, seq: number): void {
  if (journal.name.number > 0 && ++journal.refusedRosters <= refusedRostersMax) return;
  const key = `entry.${factKey(line, journal.name, seq, kinds.roster)}`;
  const id = newTask(line, { task: 'facts' });
  const records = [{ t: 'fact' as const, key, value: null }];
  line.effects.push({ kind: 'persist', id, records, urgent: false });
}
