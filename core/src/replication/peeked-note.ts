import { decode, encode } from '../codec/cbor.ts';
import type { StoreRecord } from '../journal/records.ts';
import type { Peeked } from './line.ts';

/*
 * The signed head under which an entry was peeked is kept over a start: if what then comes before
 * it leads elsewhere, that head convicts its author (spec/fork-proof.md).
 */

/** The record of it; null: the entry has taken its place, or is dropped. */
export function peekedNote(
  journal: string,
  seq: number,
  note: Peeked['note'],
  answered = false,
): StoreRecord {
  const value = note && encode([note.root, note.signature, ...(answered ? [1] : [])]);
  return { t: 'fact', key: peekedNoteKey(journal, seq), value };
}

export function peekedNoteKey(journal: string, seq: number): string {
  return `peeked.${journal}.${seq}`;
}

export function decodePeekedNote(
  bytes: Uint8Array | undefined,
): Pick<Peeked, 'note'> & { readonly answered: boolean } {
  const decoded = bytes && decode(bytes);
  if (!decoded?.ok) return { note: null, answered: false };
  const [root, signature, answered] = decoded.value as [Uint8Array, Uint8Array, number?];
  return { note: { root, signature }, answered: answered === 1 };
}
