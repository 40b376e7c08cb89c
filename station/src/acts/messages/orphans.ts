import { hex } from '@parley/core/base/bytes.ts';
import { namingOf } from '../../attachments/named.ts';
import { DeskLine } from '../../desk-http/desk-line.ts';
import type { StationLine } from '../../station.ts';
import { StoreFault } from '../../store/refusals.ts';
import { listDrafts } from './desk-draft.ts';
import { bytesOf } from './shapes.ts';

/**
 * Drops those of these attachments that no draft and no entry of the line names. The projection
 * must hold every entry. A disk that refuses leaves them for the next start.
 */
export function dropUnnamed(line: StationLine, hashes: readonly Uint8Array[]): void {
  const { store } = line;
  const drafted = listDrafts(line).flatMap(({ body }) => body.attachments);
  const inHand = DeskLine.of(line).drafts.list();
  const wanted = new Set([
    ...drafted.map(({ sha256 }) => hex(sha256)),
    // A draft that is still being written is kept by the desk alone.
    ...inHand.flatMap(({ attachments }) => attachments.map(({ sha256 }) => sha256)),
  ]);
  for (const sha256 of hashes) {
    if (wanted.has(hex(sha256)) || namingOf(store, sha256)) continue;
    try {
      store.transaction(() => store.attachments.drop(sha256));
    } catch (error) {
      if (!(error instanceof StoreFault)) throw error;
      return;
    }
  }
}

/**
 * Drafts with attachments that were put into the store for this draft alone: where that is refused
 * nothing else will ever name them, and they are dropped.
 */
export async function withAttachments<T>(
  line: StationLine,
  attachments: readonly { readonly sha256: string }[],
  draft: () => Promise<T>,
): Promise<T> {
  try {
    return await draft();
  } catch (error) {
    dropUnnamed(
      line,
      attachments.map(({ sha256 }) => bytesOf(sha256)),
    );
    throw error;
  }
}

/**
 * Drops, as soon as every entry is projected, what an earlier process put into the store for a
 * draft that it never wrote. What comes in after this call is left alone.
 */
export function sweepOrphans(line: StationLine): void {
  const there = line.store.attachments.whole();
  if (there.length > 0) line.desk.onceCaughtUp(() => dropUnnamed(line, there));
}
