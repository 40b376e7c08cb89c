import { decode, encode } from '../codec/cbor.ts';
import type { StoreRecord } from '../journal/records.ts';
import type { Peeked } from './line.ts';

/*
 * The signed head under which an entry was peeked is kept over a start: if what then comes before
 * it leads elsewhere, that head convicts its author (spec/fork-proof.md).
 */

/** The record of it; null: the entry has taken its place. */
export function peekedNote(journal: string, seq: number, note: Peeked['note']): StoreRecord {
  const value = note && encode([note.root, note.signature]);
  return { t: 'fact', key: peekedNoteKey(journal, seq), value };
}

export function peekedNoteKey(journal: string, seq: number): string {
  return `peeked.${journal}.${seq}`;
}

export function decodePeekedNote(bytes: Uint8Array | undefined): Peeked['note'] {
  const decoded = bytes && decode(bytes);
  if (!decoded?.ok) return null;
  const [root, signature] = decoded.value as [Uint8Array, Uint8Array];
  return { root, signature };
}
