import { equal } from '../base/bytes.ts';
import { type AnyItem, leafOf } from '../codec/entry.ts';
import type { Bundle } from '../codec/payload.ts';
import { doubtBundle } from './doubts.ts';
import { signedBy } from './entries.ts';
import { suspectFork } from './forks.ts';
import { type Journal, journalOf, type KnownHead, type Line, type Peer } from './line.ts';
import { within } from './rate.ts';
import { loadRoot } from './roots.ts';
import { sendReceipt } from './send.ts';

/** Roots that the store computes for one peer in a minute: 30,000 entries in full bundles. */
const rootsPerMinute = 120;
/** Other stories of one peer that are looked at in a minute. */
const storiesPerMinute = 16;
const waitingMax = 64;

/** A bundle whose entries are held here, and that waits for the root at its end. */
export type Waiting = { readonly peer: number; readonly journal: string; readonly bundle: Bundle };

/**
 * Every entry is held here: the peer lacks our receipt, or shows another story. Where the root at
 * the bundle's end is no longer in memory the store computes it, however old it is.
 */
export function onDuplicate(line: Line, peer: Peer, journal: Journal, bundle: Bundle): void {
  const end = bundle.first + bundle.items.length;
  const known = end === journal.staged.size ? journal.staged : journal.heads.get(end);
  if (known && isOther(line, journal, bundle, known)) {
    return onOtherStory(line, peer, journal, bundle);
  }
  if (!known) askRoot(line, peer, journal, bundle);
  if (journal.durable.size >= end) sendReceipt(line, peer, journal);
}

/** Another root, another last entry, or a signature that is not over the root held here. */
function isOther(line: Line, journal: Journal, bundle: Bundle, known: KnownHead): boolean {
  const { root, signature } = bundle;
  const head = { size: bundle.first + bundle.items.length, root: known.root };
  const leaf = lastLeaf(line, journal, bundle);
  if (known.leaf && !equal(known.leaf, leaf)) return true;
  if (root) return !equal(root, known.root);
  return !signedBy(line, journal, { ...head, leaf }, signature);
}

function lastLeaf(line: Line, journal: Journal, bundle: Bundle): Uint8Array {
  const seq = bundle.first + bundle.items.length - 1;
  const place = { line: line.id, journal: journal.name, seq };
  return leafOf(line.crypto, place, bundle.items.at(-1) as AnyItem);
}

function onOtherStory(line: Line, peer: Peer, journal: Journal, bundle: Bundle): void {
  if (!within(peer.stories, line.now.elapsed, storiesPerMinute)) return;
  if (bundle.root) suspectFork(line, journal, bundle, bundle.root);
  doubtBundle(line, journal, bundle);
}

function askRoot(line: Line, peer: Peer, journal: Journal, bundle: Bundle): void {
  if (journal.contested) return;
  const { first, items, root, signature } = bundle;
  const size = first + items.length;
  // What its author has not signed costs the disk nothing.
  const leaf = lastLeaf(line, journal, bundle);
  if (root && !signedBy(line, journal, { size, root, leaf }, signature)) return;
  if (!within(peer.roots.proved, line.now.elapsed, rootsPerMinute)) return;
  // Not written yet: looked at leaf by leaf once it is.
  if (size > journal.durable.size) return doubtBundle(line, journal, bundle);
  if (line.duplicates.length >= waitingMax) line.duplicates.shift();
  line.duplicates.push({ peer: peer.party, journal: journal.key, bundle });
  loadRoot(line, journal, size);
}

/** A root of that journal was computed, or cannot be: what waited for it is held against it. */
export function duplicateTurn(line: Line, key: string): void {
  const waiting = line.duplicates;
  line.duplicates = [];
  for (const one of waiting) {
    const journal = journalOf(line, one.journal);
    const size = one.bundle.first + one.bundle.items.length;
    const peer = line.peers.get(one.peer);
    const known = journal.heads.get(size);
    if (key !== one.journal || (!known && line.rootsAsked.has(`${key}|${size}`))) {
      line.duplicates.push(one);
    } else if (peer && known && isOther(line, journal, one.bundle, known)) {
      onOtherStory(line, peer, journal, one.bundle);
    }
  }
}
