import { limits } from '../base/limits.ts';
import { type AnyItem, isOpaque, precedenceFlash } from '../codec/entry.ts';
import { decodeRun, itemSize } from '../codec/run.ts';
import type { StoredRun } from '../journal/records.ts';

/** `part`: it ends inside a run, at a head that nobody has signed as the run was written. */
type Gathered = { first: number; items: AnyItem[]; part: boolean };

/** How large a bundle may be, and whether a run that is larger may be sent in parts. */
type Shape = { readonly bytesMost: number; readonly inParts: boolean };

const whole: Shape = { bytesMost: limits.bundleBytesTarget, inParts: false };

/**
 * Runs merged into bundles of up to 256 entries and so many bytes. Only the end of a run is
 * signed: one that is larger stays whole, unless the heads inside it can be signed as well. A FLASH
 * stays the last of its bundle, so that its leaf is the one that the checkpoint names.
 */
export function gatherBundles(
  runs: readonly StoredRun[],
  from: number,
  shape: Shape = whole,
): Gathered[] {
  const bundles: Gathered[] = [];
  let bytes = 0;
  let closed = true;
  for (const run of runs) {
    const decoded = decodeRun(run.bytes);
    if (!decoded.ok || run.first + run.count <= from) continue;
    const items = decoded.value.slice(Math.max(0, from - run.first));
    const first = Math.max(run.first, from);
    const last = bundles.at(-1);
    const size = bytesOf(items);
    const fits =
      last &&
      !closed &&
      last.items.length + items.length <= limits.bundleEntriesMax &&
      bytes + size <= shape.bytesMost &&
      clockOf(last.items) === clockOf(items);
    if (fits) {
      last.items.push(...items);
      bytes += size;
    } else if (shape.inParts && size > shape.bytesMost) {
      bundles.push(...partsOf(first, items, shape.bytesMost));
      bytes = bytesOf(bundles.at(-1)?.items ?? []);
    } else {
      bundles.push({ first, items, part: false });
      bytes = size;
    }
    closed = items.some((item) => !isOpaque(item) && item.precedence >= precedenceFlash);
  }
  return bundles;
}

function bytesOf(items: readonly AnyItem[]): number {
  return items.reduce((sum, item) => sum + itemSize(item), 0);
}

/** As many entries in each as fit, or one that is larger; the last one ends where the run does. */
function partsOf(first: number, items: readonly AnyItem[], bytesMost: number): Gathered[] {
  const parts: Gathered[] = [];
  let bytes = 0;
  items.forEach((item, i) => {
    const last = parts.at(-1);
    bytes += itemSize(item);
    if (last && bytes <= bytesMost) last.items.push(item);
    else {
      parts.push({ first: first + i, items: [item], part: true });
      bytes = itemSize(item);
    }
  });
  (parts.at(-1) as Gathered).part = false;
  return parts;
}

/** The clock quality that all entries of a bundle share; -1: none can be read. */
export function clockOf(items: readonly AnyItem[]): number {
  const readable = items.find((item) => !isOpaque(item));
  return readable && !isOpaque(readable) ? readable.clock : -1;
}
