import { equal } from '../base/bytes.ts';
import type { AnyItem } from '../codec/entry.ts';
import { leafOf } from '../codec/entry.ts';
import { encodeForkProof, type ForkProof, type ShownNote } from '../codec/fork-proof.ts';
import type { Bundle } from '../codec/payload.ts';
import { decodeRun } from '../codec/run.ts';
import { BlockSource, blockStart } from '../journal/block-source.ts';
import { frontierPlaces } from '../journal/frontier.ts';
import { inclusionProof } from '../journal/proofs.ts';
import { contest } from './contest.ts';
import { signedBy } from './entries.ts';

import type { Loaded } from './io.ts';
import { type Journal, journalOf, type Line, newTask } from './line.ts';
import { within } from './rate.ts';
import { noteOfSize } from './send.ts';

/*
 * Two heads of one size convict their author, and who is careful signs none (spec/fork-proof.md).
 * His two stories still differ at one place, and two heads of any sizes prove it once their leaves
 * at that place are shown. What is read of the store for that is one block of entries.
 */

/** What a peer showed of the other story: leaves from `first` on, under a head of the author. */
export type Doubt = {
  readonly journal: string;
  readonly first: number;
  readonly leaves: readonly Uint8Array[];
  /** Root null: it follows from what is held before `first`. */
  readonly note: Omit<ShownNote, 'root' | 'size'> & { readonly root: Uint8Array | null };
};

/** Looked at of one journal: who shows story after story that is none costs no more. */
const perMinute = 64;
const waitingMax = 16;

/** Entries of a bundle against what is held; looked at with the timer. */
export function doubtBundle(line: Line, journal: Journal, bundle: Bundle): void {
  const { first, items, root, signature } = bundle;
  const leaves = items.map((item: AnyItem, i) => {
    return leafOf(line.crypto, { line: line.id, journal: journal.name, seq: first + i }, item);
  });
  const note = { root, leaf: leaves.at(-1) as Uint8Array, signature };
  doubt(line, { journal: journal.key, first, leaves, note });
}

export function doubt(line: Line, doubted: Doubt): void {
  const journal = journalOf(line, doubted.journal);
  if (journal.contested || line.doubts.length >= waitingMax) return;
  if (!within(journal.doubts, line.now.elapsed, perMinute)) return;
  line.doubts.push(doubted);
}

/** Whether `doubtTurn` has something to look at. */
export function doubtIsDue(line: Line): boolean {
  if (line.doubting) return false;
  return line.doubts.some((one) => journalOf(line, one.journal).durable.size > one.first);
}

/** One at a time, when what it speaks of is on disk. */
export function doubtTurn(line: Line): void {
  if (line.doubting) return;
  const at = line.doubts.findIndex((one) => journalOf(line, one.journal).durable.size > one.first);
  const [doubted] = at < 0 ? [] : line.doubts.splice(at, 1);
  if (!doubted || journalOf(line, doubted.journal).contested) return;
  line.doubting = true;
  const places = frontierPlaces(blockStart(doubted.first));
  const id = newTask(line, { task: 'doubt-nodes', doubt: doubted });
  const query = { q: 'nodes', journal: doubted.journal, places } as const;
  line.effects.push({ kind: 'load', id, query });
}

export function onDoubtNodes(line: Line, doubted: Doubt, loaded: Loaded): void {
  line.doubting = false;
  if (loaded.q !== 'nodes' || loaded.hashes.some((hash) => hash === null)) return;
  const before = loaded.hashes as Uint8Array[];
  loadLeaves(line, { doubt: doubted, before, note: null }, doubted.first + doubted.leaves.length);
}

export type Doubting = {
  readonly doubt: Doubt;
  readonly before: readonly Uint8Array[];
  /** Our head that covers the place, once it is known. */
  readonly note: ShownNote | null;
};

function loadLeaves(line: Line, doubting: Doubting, end: number): void {
  const { journal: key, first } = doubting.doubt;
  const last = Math.min(end, journalOf(line, key).durable.size);
  const query = { q: 'runs', journal: key, first: blockStart(first), last } as const;
  const id = newTask(line, { ...doubting, task: 'doubt-runs', last });
  line.doubting = true;
  line.effects.push({ kind: 'load', id, query: { ...query, bytes: Number.MAX_SAFE_INTEGER } });
}

export function onDoubtRuns(
  line: Line,
  task: Doubting & { readonly last: number },
  loaded: Loaded,
): void {
  line.doubting = false;
  if (loaded.q !== 'runs') return;
  const start = blockStart(task.doubt.first);
  const leaves: Uint8Array[] = [];
  const { name } = journalOf(line, task.doubt.journal);
  for (const { first, bytes } of loaded.runs) {
    const decoded = decodeRun(bytes);
    if (!decoded.ok) return;
    decoded.value.forEach((item, i) => {
      const seq = first + i;
      if (seq < start || seq >= task.last) return;
      leaves.push(leafOf(line.crypto, { line: line.id, journal: name, seq }, item));
    });
  }
  const ours = new BlockSource(line.crypto, start, task.before, leaves);
  if (ours.size === task.last) compare(line, task, ours);
}

function compare(line: Line, doubting: Doubting, ours: BlockSource): void {
  const { doubt: doubted, before, note } = doubting;
  const journal = journalOf(line, doubted.journal);
  const { first, leaves } = doubted;
  const common = ours.leaves.slice(0, first - blockStart(first));
  const theirs = new BlockSource(line.crypto, blockStart(first), before, [...common, ...leaves]);
  const size = first + leaves.length;
  const shown = { ...doubted.note, size, root: doubted.note.root ?? theirs.rootAt(size) };
  if (!signedBy(line, journal, shown, shown.signature)) return;
  if (size <= ours.size && equal(ours.rootAt(size), shown.root)) {
    return falseLastLeaf(line, journal, ours, shown);
  }
  const seq = firstOther(ours, theirs, first);
  // Their beginning is another one too: nothing of this shows where.
  if (seq === undefined || !equal(theirs.rootAt(size), shown.root)) return;
  if (!note) return askOwnNote(line, doubting, seq);
  if (note.size > ours.size) return loadLeaves(line, doubting, note.size);
  prove(line, journal, {
    fork: 'leaves',
    notes: [note, shown],
    seq,
    leaves: [leafShown(line, ours, seq, note.size), leafShown(line, theirs, seq, size)],
  });
}

/** The root is that of our tree, and the last leaf that the note names is not. */
function falseLastLeaf(line: Line, journal: Journal, ours: BlockSource, note: ShownNote): void {
  const leaf = leafShown(line, ours, note.size - 1, note.size);
  if (note.leaf && !equal(note.leaf, leaf.leaf)) {
    prove(line, journal, { fork: 'last-leaf', note, leaf });
  }
}

function firstOther(ours: BlockSource, theirs: BlockSource, first: number): number | undefined {
  for (let seq = first; seq < Math.min(ours.size, theirs.size); seq++) {
    const [a, b] = [ours.leafAt(seq), theirs.leafAt(seq)] as [Uint8Array, Uint8Array];
    if (!equal(a, b)) return seq;
  }
  return undefined;
}

function leafShown(line: Line, tree: BlockSource, seq: number, size: number) {
  const leaf = tree.leafAt(seq) as Uint8Array;
  return { leaf, path: inclusionProof(line.crypto, tree, seq, size) };
}

function askOwnNote(line: Line, doubting: Doubting, seq: number): void {
  const { journal } = doubting.doubt;
  const id = newTask(line, { ...doubting, task: 'doubt-note', seq });
  line.doubting = true;
  line.effects.push({ kind: 'load', id, query: { q: 'note', journal, size: seq + 1 } });
}

export function onDoubtNote(
  line: Line,
  task: Doubting & { readonly seq: number },
  loaded: Loaded,
): void {
  line.doubting = false;
  const journal = journalOf(line, task.doubt.journal);
  const note = noteOfSize(journal, task.seq + 1, loaded);
  // Heads lie no further apart than a bundle reaches, but where notes were lost.
  if (!note || note.size - task.seq > 2048) return;
  const { doubt: doubted, before } = task;
  loadLeaves(line, { doubt: doubted, before, note }, note.size);
}

type Said = ForkProof extends infer P
  ? P extends unknown
    ? Omit<P, 'line' | 'journal'>
    : never
  : never;

function prove(line: Line, journal: Journal, said: Said): void {
  const proof = { line: line.id, journal: journal.name, ...said } as ForkProof;
  contest(line, journal, encodeForkProof(proof));
}
