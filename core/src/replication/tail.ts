import { equal } from '../base/bytes.ts';
import { type AnyItem, leafOf } from '../codec/entry.ts';
import type { Bundle, NoteShown } from '../codec/payload.ts';
import { advance } from '../journal/head.ts';
import { signedBy, type Where } from './entries.ts';
import { type Journal, type Line, ownJournal, refused } from './line.ts';
import { setMute, showBeyondGuard } from './mute.ts';
import { loadRoot } from './roots.ts';
import { signAgain } from './sign-again.ts';
import { take } from './take.ts';

/**
 * Entries of our own present journal come back from a peer (design section 2, Start). To a
 * station with its guard in order they are nothing new, or proof that the guard is old. To one
 * that was restored from a backup they are the lost tail.
 */
export function onOwnTail(line: Line, where: Where, bundle: Bundle): void {
  const journal = ownJournal(line);
  const size = bundle.first + bundle.items.length;
  if (bundle.root) {
    const place = { line: line.id, journal: journal.name, seq: size - 1 };
    const leaf = leafOf(line.crypto, place, bundle.items.at(-1) as AnyItem);
    const shown = { journal: journal.name, size, root: bundle.root, leaf };
    onOwnNote(line, journal, { ...shown, signature: bundle.signature });
  }
  if (line.mute === null || size <= journal.staged.size) return;
  if (bundle.first > journal.staged.size || line.turn) return;
  const items = bundle.items.slice(journal.staged.size - bundle.first);
  const next = advance(line.id, journal.name, journal.staged, items);
  if (!signedBy(line, journal, next.head, bundle.signature)) {
    return refused(line, 'bad-signature', journal.key, where);
  }
  if (line.guard && size > line.guard.size) showBeyondGuard(line);
  take(line, journal, { items, next, bundle });
}

/**
 * A note under our present key: beyond the guard, or not on our tree, it proves that the guard is
 * old or the key stolen. Where the root at its size is not in memory, the store is asked for it.
 */
export function onOwnNote(line: Line, journal: Journal, shown: Omit<NoteShown, 'type'>): void {
  const { size, root } = shown;
  const guard = line.guard;
  if (line.mute === 'beyond-guard' || !guard) return;
  const known = size === journal.durable.size ? journal.durable : journal.heads.get(size);
  const covered = size <= guard.size;
  if (covered && known && equal(known.root, root)) return;
  // Of a lost tail nothing can be said until it is back.
  if (covered && !known && size > journal.durable.size) {
    if (size < guard.size || equal(guard.root, root)) return;
  }
  if (!signedBy(line, journal, shown, shown.signature)) return;
  if (covered && !known && size < guard.size) {
    const asked = line.ownNotes.get(size);
    // Two roots at one size: one of them at least is not ours.
    if (asked && !equal(asked, root)) return showBeyondGuard(line);
    line.ownNotes.set(size, root);
    return loadRoot(line, journal, size);
  }
  showBeyondGuard(line);
}

/** Older roots of our tree are known now: another one convicts the key of a second history. */
export function checkOwnNotes(line: Line): void {
  const { heads } = ownJournal(line);
  for (const [size, root] of line.ownNotes) {
    const known = heads.get(size);
    if (!known) continue;
    line.ownNotes.delete(size);
    if (!equal(known.root, root)) return showBeyondGuard(line);
  }
}

/** The returned tail is on disk: when it reaches just the guard's head, the station speaks. */
export function checkTail(line: Line): void {
  if (line.mute !== 'tail-missing' || !line.guard) return;
  const { size, root } = ownJournal(line).durable;
  if (size < line.guard.size) return;
  if (size !== line.guard.size || !equal(root, line.guard.root)) return showBeyondGuard(line);
  setMute(line, null);
  signAgain(line);
}
