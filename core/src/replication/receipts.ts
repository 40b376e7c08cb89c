import { journalKey } from '../codec/names.ts';
import { verifyCosignature } from '../codec/note.ts';
import type { Cosignature } from '../codec/payload.ts';
import { cosignedBy, counts } from './counts.ts';
import { keepGossiping } from './gossip.ts';
import type { Loaded } from './io.ts';
import {
  type Journal,
  type KnownHead,
  type Line,
  newTask,
  type Peer,
  presentJournal,
  type Receipt,
  refused,
  type Signed,
} from './line.ts';
import { loadUnproved } from './roots.ts';
import { pump, releaseWindow } from './send.ts';

const earlyMax = 16;

/** "I hold all of this on disk", from the cosigner or passed on by another (spec/checkpoint.md). */
export function onCosignature(
  line: Line,
  where: { from: number; circuit: string },
  received: Omit<Cosignature, 'type'>,
): void {
  const cosigner = received.cosigner ?? presentJournal(line, where.from).name;
  const journal = line.journals.get(journalKey(received.journal));
  const signer = line.journals.get(journalKey(cosigner));
  if (!journal || !signer || signer.name.party === journal.name.party) {
    return refused(line, 'unknown-journal', 'of a cosignature', where);
  }
  if (signer.name.party === line.me) return;
  const cosignature = { ...received, cosigner };
  if ((journal.cosigned.get(signer.key)?.size ?? 0) >= received.size) return;
  if (!counts(line, journal, cosignature)) return;
  const head = journal.heads.get(received.size);
  if (head) return stage(line, journal, head, cosignature);
  // What is being written is not in the store yet, and its roots are not either.
  if (received.size > journal.durable.size) {
    if (journal.early.size < earlyMax) journal.early.set(signer.key, cosignature);
    // Of our own journal there is no size that we have not written.
    if (journal.key === line.own && !line.mute)
      refused(line, 'cosigned-head-unknown', journal.key, where);
    return;
  }
  const id = newTask(line, { task: 'early-note', cosignature, from: where.from });
  const query = { q: 'note', journal: journal.key, size: received.size } as const;
  line.effects.push({ kind: 'load', id, query });
}

/** The stored head that an older cosignature speaks of. */
export function onEarlyNote(
  line: Line,
  { cosignature, from }: { cosignature: Signed; from: number },
  loaded: Loaded,
): void {
  const journal = line.journals.get(journalKey(cosignature.journal));
  const signer = line.journals.get(journalKey(cosignature.cosigner));
  if (!journal || !signer || loaded.q !== 'note') return;
  const note = loaded.note;
  if (note?.size !== cosignature.size) {
    // Its note was lost with a restore or a crash, or never sent here: the root is computed.
    if (!journal.early.has(signer.key) && journal.early.size >= earlyMax) return;
    journal.early.set(signer.key, cosignature);
    return loadUnproved(line, from, journal, cosignature.size);
  }
  stage(line, journal, note, cosignature);
}

/** A journal has grown: cosignatures that came before their entries are looked at again. */
export function retryEarly(line: Line, journal: Journal): void {
  for (const [key, cosignature] of journal.early) {
    if (cosignature.size > journal.durable.size) continue;
    journal.early.delete(key);
    const from = cosignature.cosigner.party;
    onCosignature(line, { from, circuit: '' }, cosignature);
  }
}

function stage(line: Line, journal: Journal, head: KnownHead, cosignature: Signed): void {
  const key = `${journal.key}|${journalKey(cosignature.cosigner)}`;
  const list = line.receipts.get(key) ?? [];
  list.push({ journal: journal.key, cosignature, head });
  line.receipts.set(key, list);
}

/**
 * Receipts are cumulative: of what came in one turn of the loop from one cosigner the largest
 * that verifies is kept, so that a hundred bundles cost one verification.
 */
export function closeReceipts(line: Line): void {
  if (line.receipts.size === 0) return;
  const good: Receipt[] = [];
  for (const list of line.receipts.values()) {
    list.sort((a, b) => b.cosignature.size - a.cosignature.size);
    const found = list.find((receipt) => verifies(line, receipt));
    if (found) good.push(found);
  }
  line.receipts.clear();
  if (good.length === 0) return;
  // What is said to be on their record can be shown here from then on, signed: a peer that loses
  // it to an old backup gets it again, even when our own guard and keys are gone by then.
  const notes = line.unstoredNotes;
  line.unstoredNotes = [];
  const cosignatures = good.map(({ journal, cosignature }) => ({
    t: 'cosignature' as const,
    journal,
    size: cosignature.size,
    cosigner: journalKey(cosignature.cosigner),
    time: cosignature.time,
    signature: cosignature.signature,
  }));
  const records = [...notes, ...cosignatures];
  const id = newTask(line, { task: 'receipts', receipts: good, notes });
  const urgent = good.some((receipt) => isOfWarning(line, receipt));
  line.effects.push({ kind: 'persist', id, records, urgent });
}

/** The first of that party over a FLASH of ours: on a full disk it is part of the warning. */
function isOfWarning(line: Line, { journal: key, cosignature }: Receipt): boolean {
  if (key !== line.own) return false;
  const before = cosignedBy(line, line.journals.get(key) as Journal, cosignature.cosigner.party);
  return line.urgent.some(({ size }) => before < size && size <= cosignature.size);
}

function verifies(line: Line, receipt: Receipt): boolean {
  const { cosignature } = receipt;
  const journal = line.journals.get(receipt.journal) as Journal;
  const signer = line.journals.get(journalKey(cosignature.cosigner)) as Journal;
  const { root, leaf } = receipt.head;
  const checkpoint = { origin: journal.origin, size: cosignature.size, root, leaf };
  if (verifyCosignature(line.crypto, signer.keys.cosign, checkpoint, cosignature)) return true;
  const where = { from: signer.name.party, circuit: null };
  refused(line, 'bad-signature', `cosignature of ${journal.key}`, where);
  return false;
}

/** On our disk: the state of the message may rise, and the window opens. */
export function onReceiptsDurable(line: Line, receipts: readonly Receipt[]): void {
  for (const { journal: key, cosignature } of receipts) {
    const journal = line.journals.get(key) as Journal;
    const { size, time, cosigner } = cosignature;
    // A smaller one that came with it had to wait for its head: no state goes back.
    if ((journal.cosigned.get(journalKey(cosigner))?.size ?? 0) >= size) continue;
    journal.cosigned.set(journalKey(cosigner), cosignature);
    keepGossiping(line, journal);
    const from = line.peers.get(cosigner.party);
    if (from && journal.name.party === line.me) from.receiptPauseMs = 0;
    const peer = line.peers.get(cosigner.party) as Peer;
    releaseWindow(line, peer, key, size);
    line.effects.push({
      kind: 'show',
      event: { event: 'recorded', journal: journal.name, size, by: cosigner, time },
    });
    for (const other of line.peers.values()) {
      // The author too: its own circuit to the cosigner may be missing.
      if (other.party === cosigner.party) continue;
      other.gossip.add(`${key}|${journalKey(cosigner)}`);
    }
    pump(line, peer, journal);
  }
}
