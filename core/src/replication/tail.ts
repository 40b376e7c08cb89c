import { equal } from '../base/bytes.ts';
import { type AnyItem, leafOf } from '../codec/entry.ts';
import type { Bundle } from '../codec/payload.ts';
import { advance } from '../journal/head.ts';
import type { Mute } from './io.ts';
import { type Journal, type Line, ownJournal, refused } from './line.ts';
import { signedBy, take, type Where } from './receive.ts';

/**
 * Entries of our own present journal come back from a peer (design section 2, Start). To a
 * station with its guard in order they are nothing new, or proof that the guard is old. To one
 * that was restored from a backup they are the lost tail.
 */
export function onOwnTail(line: Line, where: Where, bundle: Bundle): void {
  const journal = ownJournal(line);
  const end = bundle.first + bundle.items.length;
  if (end <= journal.staged.size) return;
  if (line.mute !== 'tail-missing' || bundle.first > journal.staged.size) {
    if (signedAhead(line, journal, bundle)) showBeyondGuard(line);
    return;
  }
  const items = bundle.items.slice(journal.staged.size - bundle.first);
  const next = advance(line.id, journal.name, journal.staged, items);
  if (!signedBy(line, journal, next.head, bundle.signature)) {
    if (signedAhead(line, journal, bundle)) return showBeyondGuard(line);
    return refused(line, 'bad-signature', journal.key, where);
  }
  if (!line.guard || next.head.size > line.guard.size) return showBeyondGuard(line);
  take(line, journal, { items, next, bundle });
}

/** The bundle's last entry, root and signature alone: did our key sign this? */
function signedAhead(line: Line, journal: Journal, bundle: Bundle): boolean {
  if (line.mute === 'tail-missing' || !bundle.root) return false;
  const size = bundle.first + bundle.items.length;
  const place = { line: line.id, journal: journal.name, seq: size - 1 };
  const leaf = leafOf(line.crypto, place, bundle.items.at(-1) as AnyItem);
  return signedBy(line, journal, { size, root: bundle.root, leaf }, bundle.signature);
}

/** The returned tail is on disk: when it reaches just the guard's head, the station speaks. */
export function checkTail(line: Line): void {
  if (line.mute !== 'tail-missing' || !line.guard) return;
  const { size, root } = ownJournal(line).durable;
  if (size < line.guard.size) return;
  if (size === line.guard.size && equal(root, line.guard.root)) setMute(line, null);
  else showBeyondGuard(line);
}

/**
 * A note of ours that our guard does not cover: the guard is old or the key stolen. Only a new
 * incarnation speaks again, and that is kept beside the guard at once.
 */
export function showBeyondGuard(line: Line): void {
  if (line.mute === 'beyond-guard') return;
  line.effects.push({ kind: 'beyond-guard' });
  setMute(line, 'beyond-guard');
}

export function setMute(line: Line, reason: Mute | null): void {
  line.mute = reason;
  line.effects.push({ kind: 'show', event: { event: 'mute', reason } });
}
