import { equal } from '../base/bytes.ts';
import type { AnyItem } from '../codec/entry.ts';
import type { Bundle } from '../codec/payload.ts';
import { encodeRun } from '../codec/run.ts';
import type { Advanced } from '../journal/head.ts';
import { countUrgent } from './budget.ts';
import { doubt } from './doubts.ts';
import { groupOf, isUrgent, isWarning, showEntries } from './entries.ts';
import { forkFromNote } from './forks.ts';
import { checkClaims } from './held.ts';
import { type Group, type Journal, type Line, refused, rememberHead } from './line.ts';
import { peekedNote } from './peeked-note.ts';

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
  journal.staged = head;
  journal.grewAt = line.now.elapsed;
  rememberHead(journal, head.size, head);
  if (isUrgent(items)) {
    group.urgent = true;
    showEntries(line, journal, { first, items, peeked: false });
  }
  // Not the last one alone: those before it in their bundle are warnings as well.
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as AnyItem;
    if (isWarning(item)) countUrgent(line, journal, first + i, item);
  }
  checkClaims(line, journal, first, items);
  settlePeeked(line, journal, { first, leaves: next.leaves, group });
}

/** Peeked entries take their place; one whose leaf differs is a second entry of one number. */
function settlePeeked(
  line: Line,
  journal: Journal,
  came: { first: number; leaves: readonly Uint8Array[]; group: Group },
): void {
  for (const [seq, peeked] of journal.peeked) {
    const { leaf, note } = peeked;
    const mine = came.leaves[seq - came.first];
    if (!mine) continue;
    journal.peeked.delete(seq);
    came.group.records.push({ t: 'unpeek', journal: journal.key, seq });
    came.group.records.push(peekedNote(journal.key, seq, null));
    came.group.unpeeked.set(seq, peeked);
    if (equal(mine, leaf)) continue;
    refused(line, 'contradicts-held', `${journal.key}#${seq}`, { from: null, circuit: null });
    if (!note) continue;
    forkFromNote(line, journal, { journal: journal.name, size: seq + 1, leaf, ...note });
    doubt(line, { journal: journal.key, first: seq, leaves: [leaf], note: { ...note, leaf } });
  }
}
