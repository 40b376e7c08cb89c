import { leafOf } from '../codec/entry.ts';
import { decodeRun } from '../codec/run.ts';
import { blockStart } from '../journal/block-source.ts';
import { Frontier, frontierPlaces } from '../journal/frontier.ts';
import type { StoredRun } from '../journal/records.ts';
import type { Loaded } from './io.ts';
import { type Journal, journalOf, type Line, newTask, rememberHead } from './line.ts';
import { within } from './rate.ts';

/**
 * Asks the store for what gives a journal's root at an older size: the stored nodes to its left,
 * and the runs of the last block of 256 entries. At the end of a block the nodes alone would do for
 * the root; but a checkpoint names the last leaf as well, and without it is another text.
 */
export function loadRoot(line: Line, journal: Journal, size: number): void {
  const key = `${journal.key}|${size}`;
  if (line.rootsAsked.has(key)) return;
  line.rootsAsked.add(key);
  const start = blockOf(size);
  const places = frontierPlaces(start);
  const task = { task: 'root-nodes', journal: journal.key, size } as const;
  const query = { q: 'nodes', journal: journal.key, places } as const;
  line.effects.push({ kind: 'load', id: newTask(line, task), query });
}

/** Where the block begins that holds the last entry before that size. */
function blockOf(size: number): number {
  return blockStart(Math.max(0, size - 1));
}

/** Roots a minute for what one peer brings and nobody has verified: each reads 256 entries. */
const unprovedPerMinute = 120;

/**
 * The same for the head of a signature that cannot be verified without it. A peer that brings too
 * many is not heard: what is true comes again, and forging one costs nothing.
 */
export function loadUnproved(line: Line, from: number, journal: Journal, size: number): void {
  const peer = line.peers.get(from);
  if (line.rootsAsked.has(`${journal.key}|${size}`)) return;
  if (!peer || !within(peer.roots.unproved, line.now.elapsed, unprovedPerMinute)) return;
  loadRoot(line, journal, size);
}

/** The nodes came; now the runs of the last block. */
export function onRootNodes(
  line: Line,
  task: { journal: string; size: number },
  loaded: Loaded,
): void {
  if (loaded.q !== 'nodes' || loaded.hashes.some((hash) => hash === null)) {
    line.rootsAsked.delete(`${task.journal}|${task.size}`);
    return;
  }
  const start = blockOf(task.size);
  const hashes = loaded.hashes as Uint8Array[];
  const query = { q: 'runs', journal: task.journal, first: start, last: task.size } as const;
  const id = newTask(line, { ...task, task: 'root-runs', hashes });
  line.effects.push({ kind: 'load', id, query: { ...query, bytes: Number.MAX_SAFE_INTEGER } });
}

export function onRootRuns(
  line: Line,
  task: { journal: string; size: number; hashes: readonly Uint8Array[] },
  loaded: Loaded,
): void {
  if (loaded.q !== 'runs') return;
  const start = blockOf(task.size);
  finish(line, task, { hashes: task.hashes, start, runs: loaded.runs });
}

function finish(
  line: Line,
  task: { journal: string; size: number },
  from: { hashes: readonly Uint8Array[]; start: number; runs: readonly StoredRun[] },
): void {
  const journal = journalOf(line, task.journal);
  line.rootsAsked.delete(`${task.journal}|${task.size}`);
  const frontier = new Frontier(line.crypto, from.start, from.hashes);
  let leaf: Uint8Array | null = null;
  for (const run of from.runs) {
    const decoded = decodeRun(run.bytes);
    if (!decoded.ok) return;
    decoded.value.forEach((item, i) => {
      const seq = run.first + i;
      if (seq < from.start || seq >= task.size) return;
      leaf = leafOf(line.crypto, { line: line.id, journal: journal.name, seq }, item);
      frontier.add(leaf);
    });
  }
  if (frontier.size !== task.size) return;
  rememberHead(journal, task.size, { root: frontier.root(), leaf });
}
