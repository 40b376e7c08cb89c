import { journalKey } from '../codec/names.ts';
import { checkpointText } from '../codec/note.ts';
import type { StoredNote } from './io.ts';
import { type Journal, type Line, newTask, ownJournal, type Peer } from './line.ts';
import type { BundleTask } from './pending.ts';
import { loadRoot } from './roots.ts';

/*
 * A turn of writing is signed at its end alone. Where it is more than a path should be given at
 * once, a FLASH would wait behind all of it: so the heads between are signed when they are sent.
 * The guard covers them, and they lie on the tree that it names (spec/guard.md).
 */

/** Whether heads of that journal can be signed here which were not when they were written. */
export function mayPart(line: Line, journal: Journal): boolean {
  if (journal.key !== line.own || line.mute !== null || line.guard === null) return false;
  return journalKey(line.guard.journal) === journal.key;
}

/** Asks for the signature of a bundle's end, or first for the root there: then it is read again. */
export function signPart(line: Line, peer: Peer, task: BundleTask): void {
  const journal = ownJournal(line);
  const { size } = task;
  if (!mayPart(line, journal) || size > (line.guard?.size ?? 0)) return;
  const head = journal.heads.get(size);
  if (!head) return loadRoot(line, journal, size);
  peer.loading.add(journal.key);
  const { root, leaf } = head;
  const id = newTask(line, { ...task, task: 'part', root, leaf });
  const message = checkpointText({ origin: journal.origin, size, root, leaf });
  line.effects.push({ kind: 'sign', id, key: 'note', message });
}

/** A root of the own journal was computed: who waits for a part that ends there goes on. */
export function resumeParts(line: Line): void {
  const own = ownJournal(line);
  for (const peer of line.peers.values()) {
    const sending = peer.sending.get(own.key);
    if (sending && sending.sent < own.durable.size) line.resume.add(peer.party);
  }
}

/** The signed head goes with the next transaction, for whoever lacks the same. */
export function keepPart(line: Line, note: StoredNote): void {
  line.unstoredNotes.push({ t: 'note', journal: line.own, ...note });
}
