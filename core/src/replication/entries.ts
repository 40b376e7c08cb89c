import { type AnyItem, isOpaque, precedenceFlash } from '../codec/entry.ts';
import { type CheckpointText, verifyCheckpoint } from '../codec/note.ts';
import { isContestedAt } from './ends.ts';
import type { Group, Journal, Line } from './line.ts';

export type Where = { readonly from: number; readonly circuit: string };

export function isUrgent(items: readonly AnyItem[]): boolean {
  const last = items.at(-1);
  return last !== undefined && isWarning(last);
}

/** A FLASH or OVERRIDE, wherever it stands. */
export function isWarning(item: AnyItem): boolean {
  return !isOpaque(item) && item.precedence >= precedenceFlash;
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

export function groupOf(journal: Journal, head: Group['head']): Group {
  journal.gathering ??= {
    head,
    records: [],
    entries: [],
    urgent: false,
    unpeeked: new Map(),
    cosignature: null,
  };
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
