import { equal } from '../base/bytes.ts';
import { encode } from '../codec/cbor.ts';
import { journalKey } from '../codec/names.ts';
import { pqCosignatureMessage, verifyPqCosignature } from '../codec/note.ts';
import { encodePayload, type Pq } from '../codec/payload.ts';
import type { Where } from './entries.ts';
import { type Journal, type Line, newTask, ownJournal, type Peer, refused } from './line.ts';
import { loadRoot, loadUnproved } from './roots.ts';
import { transmit } from './send.ts';

/**
 * Post-quantum cosignatures, so that the record survives the end of Ed25519: over the own head and
 * over every head that this station has cosigned, each period in which the journal has grown,
 * after a FLASH, and before the keys that sign retire (spec/checkpoint.md).
 */
export function sealTurn(line: Line): void {
  const { elapsed } = line.now;
  const due = elapsed - line.links.pqAt >= line.settings.sealPeriodS * 1000;
  if ((!due && !line.sealWanted) || line.mute !== null || line.turn || line.holding) return;
  if (due) line.links.pqAt = elapsed;
  line.sealWanted = false;
  sealAll(line);
  const records = [{ t: 'fact' as const, key: 'seal', value: encode(line.now.time) }];
  line.effects.push({
    kind: 'persist',
    id: newTask(line, { task: 'facts' }),
    records,
    urgent: false,
  });
}

/** Asks for signatures over every head that has grown since it was sealed last. */
export function sealAll(line: Line): void {
  const own = ownJournal(line);
  const time = Math.floor(line.now.time / 1000);
  for (const journal of line.journals.values()) {
    const head = sealable(line, journal);
    if (!head || head.size <= sealedSize(line, journal)) continue;
    const { size, root } = head;
    const task = { task: 'pq', journal: journal.key, size, root, time } as const;
    const message = pqCosignatureMessage(time, own.origin, { origin: journal.origin, size, root });
    line.effects.push({ kind: 'sign', id: newTask(line, task), key: 'pq', message });
  }
}

function sealedSize(line: Line, journal: Journal): number {
  const seal = line.seals.get(journal.key);
  return seal && journalKey(seal.cosigner) === line.own ? seal.size : 0;
}

/** The signed own head, or the head that was cosigned. */
function sealable(line: Line, journal: Journal): { size: number; root: Uint8Array } | undefined {
  if (journal.key === line.own) {
    return journal.durable.signature && journal.durable.size > 0 ? journal.durable : undefined;
  }
  if (journal.name.party === line.me || !journal.ours) return undefined;
  const { size } = journal.ours;
  if (size === journal.durable.size) return journal.durable;
  const known = journal.heads.get(size);
  if (!known) loadRoot(line, journal, size);
  return known && { size, root: known.root };
}

/** The signature came: it is stored, and leaves after that. */
export function onSealSigned(
  line: Line,
  task: { journal: string; size: number; root: Uint8Array; time: number },
  signature: Uint8Array,
): void {
  const journal = line.journals.get(task.journal);
  if (!journal) return;
  const { size, root, time } = task;
  const cosigner = ownJournal(line).name;
  const seal = { journal: journal.name, size, root, time, cosigner, signature };
  line.seals.set(journal.key, seal);
  persist(line, seal);
}

function persist(line: Line, seal: Omit<Pq, 'type'>): void {
  const { size, time, signature } = seal;
  const [journal, cosigner] = [journalKey(seal.journal), journalKey(seal.cosigner)];
  const id = newTask(line, { task: 'sealed', seal });
  const records = [{ t: 'pq' as const, journal, size, cosigner, time, signature }];
  line.effects.push({ kind: 'persist', id, records, urgent: false });
}

/** On disk: our own go to all; those of others are passed on by their cosigners. */
export function onSealDurable(line: Line, seal: Omit<Pq, 'type'>): void {
  if (seal.cosigner.party !== line.me) return;
  for (const peer of line.peers.values()) sendSeal(line, peer, seal);
}

/** Our newest ones again, to a peer whose circuit came up. */
export function sendSeals(line: Line, peer: Peer): void {
  for (const seal of line.seals.values()) sendSeal(line, peer, seal);
}

function sendSeal(line: Line, peer: Peer, seal: Omit<Pq, 'type'>): void {
  transmit(line, peer, encodePayload({ type: 'pq', ...seal }));
}

/** A post-quantum cosignature of a peer, over a head that is held here. */
export function onPq(line: Line, where: Where, seal: Pq): void {
  const journal = line.journals.get(journalKey(seal.journal));
  const signer = line.journals.get(journalKey(seal.cosigner));
  if (!journal || !signer) return refused(line, 'unknown-journal', 'of a pq cosignature', where);
  if (signer.name.party === line.me) return;
  if (signer.name.party === journal.name.party && signer !== journal) {
    return refused(line, 'wrong-author', journal.key, where);
  }
  const key = `${journal.key}|${signer.key}`;
  if ((line.sealed.get(key) ?? 0) >= seal.size) return;
  const { size } = seal;
  const head = size === journal.durable.size ? journal.durable : journal.heads.get(size);
  // It comes again when a circuit does; by then the root at its size has been computed.
  if (!head && size <= journal.durable.size) return loadUnproved(line, where.from, journal, size);
  // It overtook its bundle, and comes again as well: nobody is accused of that.
  if (!head && journal.name.party !== line.me) return;
  if (!head || !equal(head.root, seal.root)) {
    return refused(line, 'cosigned-head-unknown', journal.key, where);
  }
  const checkpoint = { origin: journal.origin, size, root: head.root, leaf: head.leaf };
  const cosigner = { name: signer.origin, mldsa: signer.keys.mldsa };
  if (!verifyPqCosignature(line.crypto, cosigner, checkpoint, seal)) {
    return refused(line, 'bad-signature', `pq cosignature of ${journal.key}`, where);
  }
  line.sealed.set(key, size);
  const { time, signature, root } = seal;
  persist(line, { journal: journal.name, size, root, time, cosigner: signer.name, signature });
}
