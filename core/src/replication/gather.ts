import { limits } from '../base/limits.ts';
import { type AnyItem, isOpaque, precedenceFlash } from '../codec/entry.ts';
import { decodeRun, itemSize } from '../codec/run.ts';
import type { StoredRun } from '../journal/records.ts';

type Gathered = { first: number; items: AnyItem[] };

/**
 * Runs merged into bundles of up to 256 entries and so many bytes; a run that is larger stays
 * whole, for only its end is signed. A FLASH stays the last of its bundle, so that its leaf is the
 * one that the checkpoint names.
 */
export function gatherBundles(
  runs: readonly StoredRun[],
  from: number,
  bytesMost: number = limits.bundleBytesTarget,
): Gathered[] {
  const bundles: Gathered[] = [];
  let bytes = 0;
  let closed = true;
  for (const run of runs) {
    const decoded = decodeRun(run.bytes);
    if (!decoded.ok || run.first + run.count <= from) continue;
    const items = decoded.value.slice(Math.max(0, from - run.first));
    const last = bundles.at(-1);
    const size = items.reduce((sum, item) => sum + itemSize(item), 0);
    const fits =
      last &&
      !closed &&
      last.items.length + items.length <= limits.bundleEntriesMax &&
      bytes + size <= bytesMost &&
      clockOf(last.items) === clockOf(items);
    if (fits) {
      last.items.push(...items);
      bytes += size;
    } else {
      bundles.push({ first: Math.max(run.first, from), items });
      bytes = size;
    }
    closed = items.some((item) => !isOpaque(item) && item.precedence >= precedenceFlash);
  }
  return bundles;
}

/** The clock quality that all entries of a bundle share; -1: none can be read. */
export function clockOf(items: readonly AnyItem[]): number {
  const readable = items.find((item) => !isOpaque(item));
  return readable && !isOpaque(readable) ? readable.clock : -1;
}
