import { hex } from '@parley/core/base/bytes.ts';
import { limits } from '@parley/core/base/limits.ts';
import { dropUnnamed } from '../../acts/messages/orphans.ts';
import { unnamedAttachments } from '../../attachments/named.ts';
import type { DeskLine } from '../desk-line.ts';
import { DeskRefusal } from '../refusals.ts';

/** So long what was just attached may wait to be put into its draft, ms. */
const freshMs = 15 * 60_000;

/** Attachments that came in this process, and when. */
const came = new WeakMap<DeskLine, Map<string, number>>();

/** What just came is about to be put into a draft. */
export function noteAttached(line: DeskLine, sha256: string): void {
  const known = came.get(line) ?? new Map<string, number>();
  came.set(line, known);
  for (const [one, at] of known) if (line.now - at > freshMs) known.delete(one);
  known.set(sha256, line.now);
}

/**
 * Whether so many bytes more may wait in drafts. What no draft and no entry names gives its room
 * back first, but for what has only just come. Refuses `attachments-full`.
 */
export function needRoom(desk: DeskLine, bytes: number): void {
  const { store } = desk.line;
  const over = () => {
    const all = unnamedAttachments(store).reduce((sum, { size }) => sum + size, bytes);
    return all > limits.draftAttachmentsBytesMax;
  };
  if (!over()) return;
  const fresh = came.get(desk) ?? new Map<string, number>();
  const old = unnamedAttachments(store).filter(({ sha256 }) => {
    return desk.now - (fresh.get(hex(sha256)) ?? 0) > freshMs;
  });
  dropUnnamed(
    desk.line,
    old.map(({ sha256 }) => sha256),
  );
  if (over()) throw new DeskRefusal('attachments-full');
}
