import { equal } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { type AnyItem, isOpaque, leafOf, precedenceFlash } from '../codec/entry.ts';
import { journalKey } from '../codec/names.ts';
import { type CheckpointText, verifyCheckpoint } from '../codec/note.ts';
import type { Bundle } from '../codec/payload.ts';
import { encodeRun, opaqueFits } from '../codec/run.ts';
import { type Advanced, advance } from '../journal/head.ts';
import { countUrgent } from './budget.ts';
import { certificateInBundle } from './certificates.ts';
import { isContestedAt } from './ends.ts';
import { forkFromNote, suspectFork } from './forks.ts';
import { checkClaims } from './held.ts';
import { type Group, type Journal, type Line, type Peer, refused, rememberHead } from './line.ts';
import { wantHave } from './repair.ts';
import { sendReceipt } from './send.ts';
import { onOwnTail } from './tail.ts';

export type Where = { readonly from: number; readonly circuit: string };

/** Entries of a journal, from its author or from anyone who holds them (spec/bundle.md). */
export function onBundle(line: Line, peer: Peer, where: Where, bundle: Bundle): void {
  const key = journalKey(bundle.journal);
  const journal = line.journals.get(key) ?? certificateInBundle(line, bundle);
  if (!journal) {
    refused(line, 'unknown-journal', key, where);
    return wantHave(line, peer);
  }
  if (journal.key === line.own) return onOwnTail(line, where, bundle);
  const end = bundle.first + bundle.items.length;
  if (journal.over) return refused(line, 'over-limit', key, where);
  if (end <= journal.staged.size) return onDuplicate(line, peer, journal, bundle);
  if (!itemsFit(line, journal, bundle)) {
    return refused(line, 'malformed', `entry of another place in ${key}`, where);
  }
  if (bundle.first > journal.staged.size) return peek(line, peer, where, { journal, bundle });
  if (line.fault && line.now.elapsed < line.fault.retryAt && !isUrgent(bundle.items)) return;
  extend(line, where, journal, bundle);
}

export function isUrgent(items: readonly AnyItem[]): boolean {
  const last = items.at(-1);
  return last !== undefined && !isOpaque(last) && last.precedence >= precedenceFlash;
}

/** Opaque items name their own place; it must be this one. */
function itemsFit(line: Line, journal: Journal, bundle: Bundle): boolean {
  return bundle.items.every(
    (item, i) =>
      !isOpaque(item) ||
      opaqueFits(item, { line: line.id, journal: journal.name, seq: bundle.first + i }),
  );
}

/** Nothing new: the peer lacks our receipt, or shows another head of a size we know. */
function onDuplicate(line: Line, peer: Peer, journal: Journal, bundle: Bundle): void {
  const end = bundle.first + bundle.items.length;
  const known = journal.heads.get(end);
  if (bundle.root && known && !equal(bundle.root, known.root)) {
    return suspectFork(line, journal, bundle, bundle.root);
  }
  if (journal.durable.size >= end) sendReceipt(line, peer, journal);
}

/** The bundle's head under its root, checked against its author's key. */
export function signedBy(
  line: Line,
  journal: Journal,
  head: Omit<CheckpointText, 'origin'>,
  signature: Uint8Array,
): boolean {
  const { size, root, leaf } = head;
  const checkpoint = { origin: journal.origin, size, root, leaf };
  return verifyCheckpoint(line.crypto, journal.keys.note, checkpoint, signature);
}

function extend(line: Line, where: Where, journal: Journal, bundle: Bundle): void {
  const from = journal.staged.size - bundle.first;
  const items = from === 0 ? bundle.items : bundle.items.slice(from);
  const next = advance(line.id, journal.name, journal.staged, items);
  const { size, root, leaf } = next.head;
  if (bundle.root && !equal(bundle.root, root)) {
    const last = { size, root: bundle.root, leaf };
    if (!signedBy(line, journal, last, bundle.signature)) {
      return refused(line, 'bad-signature', journal.key, where);
    }
    refused(line, 'contradicts-held', journal.key, where);
    return suspectFork(line, journal, bundle, bundle.root);
  }
  if (!signedBy(line, journal, { size, root, leaf }, bundle.signature)) {
    return refused(line, 'bad-signature', journal.key, where);
  }
  if (next.heldFalls >= 0) {
    const seq = journal.staged.size + next.heldFalls;
    const event = { event: 'violation', code: 'held-falls', journal: journal.name, seq } as const;
    line.effects.push({ kind: 'show', event });
  }
  take(line, journal, { items, next, bundle });
}

/** Checked entries join the group that the end of this turn of the loop closes. */
export function take(
  line: Line,
  journal: Journal,
  taken: { items: readonly AnyItem[]; next: Advanced; bundle: Bundle },
): void {
  const { items, next, bundle } = taken;
  const first = journal.staged.size;
  const head = { ...next.head, signature: bundle.signature };
  const group = groupOf(journal, head);
  const whole = items.length === bundle.items.length;
  // A frame's bytes are reused by nobody, but a view would keep the whole frame in memory.
  const bytes = whole ? bundle.run : encodeRun(items);
  group.records.push({ t: 'run', journal: journal.key, first, count: items.length, bytes });
  if (next.nodes.length > 0) {
    group.records.push({ t: 'nodes', journal: journal.key, nodes: next.nodes });
  }
  group.records.push({
    t: 'note',
    journal: journal.key,
    size: head.size,
    root: head.root,
    leaf: head.leaf,
    signature: bundle.signature,
  });
  group.entries.push({ first, items, special: next.special });
  const claimed = journal.staged.held !== head.held;
  journal.staged = head;
  journal.grewAt = line.now.elapsed;
  rememberHead(journal, head.size, head);
  if (isUrgent(items)) {
    group.urgent = true;
    showEntries(line, journal, { first, items, peeked: false });
    countUrgent(line, journal, first + items.length - 1, items.at(-1) as AnyItem);
  }
  if (claimed) checkClaims(line, journal, first, items);
  if (journal.peeked.size > 0) settlePeeked(line, journal, { first, leaves: next.leaves, group });
}

export function groupOf(journal: Journal, head: Group['head']): Group {
  journal.gathering ??= { head, records: [], entries: [], urgent: false, cosignature: null };
  journal.gathering.head = head;
  return journal.gathering;
}

export function showEntries(
  line: Line,
  journal: Journal,
  shown: { first: number; items: readonly AnyItem[]; peeked: boolean },
): void {
  const contested = isContestedAt(line, journal, shown.first + shown.items.length);
  const more = contested ? { contested } : {};
  line.effects.push({
    kind: 'show',
    event: { event: 'entries', journal: journal.name, ...shown, ...more },
  });
}

/** Peeked entries take their place; one whose leaf differs is a second entry of one number. */
function settlePeeked(
  line: Line,
  journal: Journal,
  came: { first: number; leaves: readonly Uint8Array[]; group: Group },
): void {
  for (const [seq, { leaf, note }] of journal.peeked) {
    const mine = came.leaves[seq - came.first];
    if (!mine) continue;
    journal.peeked.delete(seq);
    came.group.records.push({ t: 'unpeek', journal: journal.key, seq });
    if (equal(mine, leaf)) continue;
    refused(line, 'contradicts-held', `${journal.key}#${seq}`, { from: null, circuit: null });
    if (note) forkFromNote(line, journal, { journal: journal.name, size: seq + 1, leaf, ...note });
  }
}

/**
 * Predecessors are missing. The last entry is authenticated by entry, root and signature alone,
 * stored and shown as peeked; the rest of the bundle waits to be sent again in its order.
 */
function peek(
  line: Line,
  peer: Peer,
  where: Where,
  what: { journal: Journal; bundle: Bundle },
): void {
  const { journal, bundle } = what;
  wantHave(line, peer);
  if (!bundle.root) return;
  const seq = bundle.first + bundle.items.length - 1;
  if (journal.peeked.has(seq) || journal.peeked.size >= limits.peekedMax) return;
  const item = bundle.items.at(-1) as AnyItem;
  const leaf = leafOf(line.crypto, { line: line.id, journal: journal.name, seq }, item);
  if (!signedBy(line, journal, { size: seq + 1, root: bundle.root, leaf }, bundle.signature)) {
    return refused(line, 'bad-signature', journal.key, where);
  }
  journal.peeked.set(seq, { leaf, note: { root: bundle.root, signature: bundle.signature } });
  const group = groupOf(journal, journal.staged);
  group.records.push({ t: 'peeked', journal: journal.key, seq, bytes: encodeRun([item]) });
  group.urgent ||= isUrgent([item]);
  showEntries(line, journal, { first: seq, items: [item], peeked: true });
}
