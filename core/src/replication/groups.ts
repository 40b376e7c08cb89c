import { assert } from '../base/assert.ts';
import { checkpointText, cosignatureMessage } from '../codec/note.ts';
import { encodeCosignature } from '../codec/payload.ts';
import { encodeHead } from '../journal/head.ts';
import type { FaultKind } from './io.ts';
import { type Group, type Journal, journalOf, type Line, newTask, ownJournal } from './line.ts';
import { isUrgent, showEntries } from './receive.ts';
import { transmit, transmitUrgent } from './send.ts';

/**
 * Closes what this turn of the loop gathered of each journal: one cosignature over the newest
 * head, then one transaction with entries and cosignature (check and store are one).
 */
export function closeGroups(line: Line): void {
  for (const journal of line.journals.values()) {
    if (!journal.gathering || journal.writing) continue;
    const group = journal.gathering;
    journal.writing = group;
    journal.gathering = null;
    if (group.head.size > journal.durable.size) {
      group.records.push({
        t: 'head',
        journal: journal.key,
        size: group.head.size,
        state: encodeHead(group.head),
      });
    }
    if (mayCosign(line, journal) && group.head.size > journal.durable.size) {
      signGroup(line, journal, group);
    } else {
      persistGroup(line, journal, group);
    }
  }
}

/** A station that signs nothing, and a journal with a proven fork, get no cosignature. */
function mayCosign(line: Line, journal: Journal): boolean {
  return line.mute === null && !journal.contested && journal.name.party !== line.me;
}

function signGroup(line: Line, journal: Journal, group: Group): void {
  const time = Math.floor(line.now.time / 1000);
  const { size, root, leaf } = group.head;
  const checkpoint = { origin: journal.origin, size, root, leaf };
  group.cosignature = {
    journal: journal.name,
    size,
    time,
    signature: new Uint8Array(0),
    cosigner: null,
  };
  const id = newTask(line, { task: 'group', journal: journal.key });
  line.effects.push({
    kind: 'sign',
    id,
    key: 'cosign',
    message: cosignatureMessage(time, checkpointText(checkpoint)),
  });
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
  group.cosignature = { ...group.cosignature, signature };
  group.records.push({
    t: 'cosignature',
    journal: key,
    size: group.cosignature.size,
    cosigner: line.own,
    time: group.cosignature.time,
    signature,
  });
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
  if (journal.staged.size < journal.durable.size) journal.staged = journal.durable;
  if (group.cosignature) {
    journal.ours = group.cosignature;
    journal.cosigned.set(line.own, { ...group.cosignature, cosigner: ownJournal(line).name });
    sendOurs(line, journal, group.urgent);
  }
  for (const { first, items } of group.entries) {
    if (!isUrgent(items)) showEntries(line, journal, { first, items, peeked: false });
  }
  apply(journal, group);
}

/** To the author at once; to the other parties with the next have vector, in one frame each. */
function sendOurs(line: Line, journal: Journal, urgent: boolean): void {
  if (!journal.ours) return;
  for (const peer of line.peers.values()) {
    if (peer.party !== journal.name.party) {
      peer.gossip.add(`${journal.key}|${line.own}`);
      continue;
    }
    const payload = encodeCosignature(journal.ours);
    if (urgent) transmitUrgent(line, peer, payload);
    else transmit(line, peer, payload);
  }
}

/** The disk refused: memory goes back to what is on disk, and peers send again later. */
export function onGroupFault(line: Line, key: string, what: FaultKind): void {
  const journal = journalOf(line, key);
  journal.writing = null;
  journal.gathering = null;
  journal.staged = journal.durable;
  for (const size of [...journal.heads.keys()]) {
    if (size > journal.durable.size) journal.heads.delete(size);
  }
  line.effects.push({ kind: 'show', event: { event: 'fault', what } });
}
