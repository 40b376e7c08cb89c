import { equal } from '../base/bytes.ts';
import { type AnyItem, isOpaque, leafOf } from '../codec/entry.ts';
import { journalKey } from '../codec/names.ts';
import type { Bundle } from '../codec/payload.ts';
import { encodeRun, opaqueFits } from '../codec/run.ts';
import { advance } from '../journal/head.ts';
import { certificateInBundle } from './certificates.ts';
import { doubtBundle } from './doubts.ts';
import { onDuplicate } from './duplicate.ts';
import { groupOf, isUrgent, showEntries, signedBy, type Where } from './entries.ts';
import { suspectFork } from './forks.ts';
import { type Journal, type Line, type Peer, refused } from './line.ts';
import { mayPeek } from './peek.ts';
import { peekedNote } from './peeked-note.ts';
import { wantHave } from './repair.ts';
import { onOwnTail } from './tail.ts';
import { take } from './take.ts';

/** Entries of a journal, from its author or from anyone who holds them (spec/bundle.md). */
export function onBundle(line: Line, peer: Peer, where: Where, bundle: Bundle): void {
  const key = journalKey(bundle.journal);
  const journal = line.journals.get(key) ?? certificateInBundle(line, bundle);
  if (!journal) {
    refused(line, 'unknown-journal', key, where);
    return wantHave(peer);
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

/** Opaque items name their own place; it must be this one. */
function itemsFit(line: Line, journal: Journal, bundle: Bundle): boolean {
  return bundle.items.every(
    (item, i) =>
      !isOpaque(item) ||
      opaqueFits(item, { line: line.id, journal: journal.name, seq: bundle.first + i }),
  );
}

function extend(line: Line, where: Where, journal: Journal, bundle: Bundle): void {
  const from = journal.staged.size - bundle.first;
  const items = from === 0 ? bundle.items : bundle.items.slice(from);
  const next = advance(line.id, journal.name, journal.staged, items);
  const { size, root, leaf } = next.head;
  if (bundle.root && !equal(bundle.root, root)) {
    const last = { size, root: bundle.root, leaf };
    if (!signedBy(line, journal, last, bundle.signature)) {
      const why = `${journal.key} to ${size}: the root given is not that of these entries`;
      return refused(line, 'bad-signature', why, where);
    }
    refused(line, 'contradicts-held', journal.key, where);
    suspectFork(line, journal, bundle, bundle.root);
    return from > 0 ? doubtBundle(line, journal, bundle) : undefined;
  }
  if (!signedBy(line, journal, { size, root, leaf }, bundle.signature)) {
    const over = bundle.root ? 'the root is right, the note' : 'the note over the root here';
    return refused(line, 'bad-signature', `${journal.key} to ${size}: ${over} is not`, where);
  }
  if (next.heldFalls >= 0) {
    const seq = journal.staged.size + next.heldFalls;
    const event = { event: 'violation', code: 'held-falls', journal: journal.name, seq } as const;
    line.effects.push({ kind: 'show', event });
  }
  take(line, journal, { items, next, bundle });
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
  wantHave(peer);
  if (!bundle.root) return;
  const seq = bundle.first + bundle.items.length - 1;
  if (journal.peeked.has(seq)) return;
  const item = bundle.items.at(-1) as AnyItem;
  const bytes = encodeRun([item]);
  if (!mayPeek(line, journal, { seq, bytes: bytes.length })) return;
  const leaf = leafOf(line.crypto, { line: line.id, journal: journal.name, seq }, item);
  if (!signedBy(line, journal, { size: seq + 1, root: bundle.root, leaf }, bundle.signature)) {
    return refused(line, 'bad-signature', `${journal.key}#${seq}, without predecessors`, where);
  }
  const note = { root: bundle.root, signature: bundle.signature };
  journal.peeked.set(seq, { leaf, size: bytes.length, note });
  const group = groupOf(journal, journal.staged);
  group.records.push(peekedNote(journal.key, seq, note));
  group.records.push({ t: 'peeked', journal: journal.key, seq, bytes });
  group.urgent ||= isUrgent([item]);
  showEntries(line, journal, { first: seq, items: [item], peeked: true });
}
