import { leafOf } from '@parley/core/codec/entry.ts';
import { decodeRun } from '@parley/core/codec/run.ts';
import { Frontier, frontierPlaces, storedLevel } from '@parley/core/journal/frontier.ts';
import type { Journal, Line } from '@parley/core/replication/line.ts';
import type { LineStore } from '../store/line-store.ts';

const blockSize = 2 ** storedLevel;

/**
 * The root that a journal has at a size held here: from the stored nodes to its left and the runs
 * of the last block of 256 entries. Undefined for a size that is not held.
 */
export function rootAt(
  line: Line,
  store: LineStore,
  { journal, size }: { readonly journal: Journal; readonly size: number },
): Uint8Array | undefined {
  if (size > journal.durable.size) return undefined;
  const start = Math.floor(size / blockSize) * blockSize;
  const places = frontierPlaces(start);
  const nodes = store.answer({ q: 'nodes', journal: journal.key, places });
  if (nodes.q !== 'nodes' || nodes.hashes.some((hash) => hash === null)) return undefined;
  const frontier = new Frontier(line.crypto, start, nodes.hashes as Uint8Array[]);
  for (const run of store.evidence.runs(journal.key, start, size)) {
    const items = decodeRun(run.bytes);
    if (!items.ok) return undefined;
    items.value.forEach((item, i) => {
      const seq = run.first + i;
      if (seq < start || seq >= size) return;
      frontier.add(leafOf(line.crypto, { line: line.id, journal: journal.name, seq }, item));
    });
  }
  return frontier.size === size ? frontier.root() : undefined;
}
