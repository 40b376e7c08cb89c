import { limits } from '../base/limits.ts';
import type { CborValue } from './cbor.ts';
import { between, bytes, mapped, text, tuple, uint } from './check.ts';
import type { JournalName, Mark, Reference } from './names.ts';

/*
 * Shapes that several formats share. Each has a check from its CBOR value and a function back.
 */

/** Index of a party in the charter's order. */
export const partyIndex = between<number>(0, limits.partiesMax - 1);

export const hash32 = bytes(32);
export const signature64 = bytes(64);
export const tag8 = bytes(8);

/** Language tag: a language and subtags (BCP 47, not looked up in any registry). */
export const languageTag = text(2, 35, /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/);

export const markCheck = mapped(
  tuple(partyIndex, uint, tag8, uint, hash32),
  ([party, number, tag, size, root]): Mark => ({ party, number, tag, size, root }),
);

export function markValue(mark: Mark): CborValue {
  return [mark.party, mark.number, mark.tag, mark.size, mark.root];
}

export function referenceValue(reference: Reference): CborValue {
  const { party, number, tag, seq, leaf } = reference;
  return [party, number, tag, seq, leaf];
}

export function journalValue(name: JournalName): readonly [number, number, Uint8Array] {
  return [name.party, name.number, name.tag];
}

/** The cut that a charter, or a successor's first entry, goes on from. */
export type Predecessor = {
  readonly line: Uint8Array;
  readonly k: number;
  readonly cut: Uint8Array;
};

export const predecessorCheck = mapped(
  tuple(hash32, uint, hash32),
  ([line, k, cut]): Predecessor => ({ line, k, cut }),
);

export function predecessorValue(from: Predecessor | null): CborValue {
  return from === null ? null : [from.line, from.k, from.cut];
}
