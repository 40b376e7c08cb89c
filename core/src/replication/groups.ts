import { assert } from '../base/assert.ts';
import type { AnyItem } from '../codec/entry.ts';
import { type JournalName, journalKey } from '../codec/names.ts';
import { checkpointText, cosignatureMessage } from '../codec/note.ts';
import { type Head, headRecords, type Special } from '../journal/head.ts';
import type { StoreRecord } from '../journal/records.ts';
import { cosignableSize } from './ends.ts';
import { groupOf, isUrgent, showEntries } from './entries.ts';
import { keepGossiping } from './gossip.ts';
import type { FaultKind } from './io.ts';
import {
  type Group,
  type Journal,
  journalOf,
  type KnownHead,
  type Line,
  newTask,
  ownJournal,
} from './line.ts';
import { receiptOf, signedPart, transmit, transmitUrgent } from './send.ts';

/** What an entry leaves behind beside its journal, for the next start. */
export type FactOf = (
  line: Line,
  journal: JournalName,
  seq: number,
  entry: { item: AnyItem } & Pick<Special, 'held' | 'cuts'>,
) => StoreRecord | undefined;

/**
 * Closes what this turn of the loop gathered of each journal: one cosignature over the newest
 * head, then one transaction with entries and cosignature (check and store are one).
 */
export function closeGroups(line: Line, factOf: FactOf): void {
  for (const journal of line.journals.values()) {
    if (!journal.gathering || journal.writing) continue;
    const group = journal.gathering;
    journal.writing = group;
    journal.gathering = null;
    if (group.head.size > journal.durable.size) {
      group.records.push(...headRecords(journal.key, group.head, journal.durable));
    }
    for (const { first, items, special } of group.entries) {
      for (const { index, ...more } of special) {
        const entry = { item: items[index] as AnyItem, ...more };
        const fact = factOf(line, journal.name, first + index, entry);
        if (fact) group.records.push(fact);
      }
    }
    const head = cosignable(line, journal, group.head);
    if (head) signGroup(line, journal, { group, ...head });
    else persistGroup(line, journal, group);
  }
}

type Cosignable = KnownHead & { readonly size: number };

/**
 * The head that this station cosigns now: nothing while it signs nothing, nothing of a journal with
 * a proven fork, and never beyond the end of a replaced one.
 */
function cosignable(line: Line, journal: Journal, newest: Head): Cosignable | undefined {
  if (line.mute !== null || journal.name.party === line.me || journal.contested) return undefined;
  // Keys whose certificate is not signed yet are known to nobody.
  if (!certified(line)) return undefined;
  const end = cosignableSize(line, journal);
  const size = end === null ? newest.size : Math.min(end, newest.size);
  const known = size === newest.size ? newest : journal.heads.get(size);
  if (!known || size <= oursSize(line, journal)) return undefined;
  return { size, root: known.root, leaf: known.leaf };
}

/** What was cosigned under keys whose certificate nobody can be shown counts for nothing. */
function oursSize(line: Line, { ours }: Journal): number {
  if (!ours) return 0;
  const { name } = ownJournal(line);
  if (ours.cosigner === name || ours.cosigner.number === 0) return ours.size;
  const under = line.journals.get(journalKey(ours.cosigner));
  return under && signedPart(line, under) > 0 ? ours.size : 0;
}

function certified(line: Line): boolean {
  const { name, durable } = ownJournal(line);
  return name.number === 0 || durable.signature !== null || (durable.before?.size ?? 0) > 0;
}

function signGroup(line: Line, journal: Journal, what: Cosignable & { group: Group }): void {
  const time = Math.floor(line.now.time / 1000);
  const { size, root, leaf, group } = what;
  const checkpoint = { origin: journal.origin, size, root, leaf };
  const { name: cosigner } = ownJournal(line);
  const signature = new Uint8Array(0);
  group.cosignature = { journal: journal.name, size, time, signature, cosigner };
  const id = newTask(line, { task: 'group', journal: journal.key });
  const message = cosignatureMessage(time, checkpointText(checkpoint));
  line.effects.push({ kind: 'sign', id, key: 'cosign', message });
}

function persistGroup(line: Line, journal: Journal, group: Group): void {
  const id = newTask(line, { task: 'group', journal: journal.key });
  line.effects.push({ kind: 'persist', id, records: group.records, urgent: group.urgent });
}

/** The cosignature is made; it leaves only after it is on disk together with what it covers. */
export function onGroupSigned(line: Line, key: string, signature: Uint8Array): void {
  const journal = journalOf(line, key);
  const group = journal.writing;
  assert(group?.cosignature, 'a group was signed that was being written');
  // Muted, or under other keys, since the signature was asked for: it is not used.
  const stale = line.mute !== null || group.cosignature.cosigner !== ownJournal(line).name;
  if (stale) group.cosignature = null;
  else {
    group.cosignature = { ...group.cosignature, signature };
    const { size, time } = group.cosignature;
    const cosigner = line.own;
    group.records.push({ t: 'cosignature', journal: key, size, cosigner, time, signature });
  }
  persistGroup(line, journal, group);
}

/** On disk: receipts go out, people see the entries, and facts in them take effect. */
export function onGroupDurable(
  line: Line,
  key: string,
  apply: (journal: Journal, group: Group) => void,
): void {
  const journal = journalOf(line, key);
  const group = journal.writing;
  assert(group, 'a group became durable that was being written');
  journal.writing = null;
  journal.durable = group.head;
  if (group.cosignature) {
    journal.ours = group.cosignature;
    journal.cosigned.set(line.own, group.cosignature);
    keepGossiping(line, journal);
    sendOurs(line, journal, group.urgent);
  }
  for (const { first, items } of group.entries) {
    if (!isUrgent(items)) showEntries(line, journal, { first, items, peeked: false });
  }
  apply(journal, group);
}

/** To the author at once; to the other parties with the next have vector, in one frame each. */
function sendOurs(line: Line, journal: Journal, urgent: boolean): void {
  for (const peer of line.peers.values()) {
    if (peer.party !== journal.name.party) {
      peer.gossip.add(`${journal.key}|${line.own}`);
      continue;
    }
    const payload = receiptOf(line, peer, journal);
    if (!payload) return;
    if (urgent) transmitUrgent(line, peer, payload);
    else transmit(line, peer, payload);
  }
}

/** The disk refused: memory goes back to what is on disk, and peers send again later. */
export function onGroupFault(line: Line, key: string, what: FaultKind): void {
  const journal = journalOf(line, key);
  for (const group of [journal.writing, journal.gathering]) {
    if (group) restorePeeked(journal, group);
  }
  journal.writing = null;
  journal.gathering = null;
  journal.staged = journal.durable;
  for (const size of [...journal.heads.keys()]) {
    if (size > journal.durable.size) journal.heads.delete(size);
  }
  line.effects.push({ kind: 'show', event: { event: 'fault', what } });
}

/** What a failed group peeked is forgotten; what had taken its place in it is peeked again. */
function restorePeeked(journal: Journal, group: Group): void {
  for (const record of group.records) {
    if (record.t === 'peeked') journal.peeked.delete(record.seq);
  }
  for (const [seq, peeked] of group.unpeeked) journal.peeked.set(seq, peeked);
}

/**
 * Journals that grew while this station could not sign are cosigned now: after the lost tail came
 * back, after a new incarnation, and when the end of a replaced journal has become known.
 */
export function cosignBehind(line: Line): void {
  for (const journal of line.journals.values()) {
    if (isBehind(line, journal)) groupOf(journal, journal.durable);
  }
}

function isBehind(line: Line, journal: Journal): boolean {
  if (line.mute !== null || journal.writing || journal.gathering) return false;
  return cosignable(line, journal, journal.durable) !== undefined;
}

/** Whether `cosignBehind` would find one. */
export function lacksCosignature(line: Line): boolean {
  for (const journal of line.journals.values()) if (isBehind(line, journal)) return true;
  return false;
}
