import { limits } from '../base/limits.ts';
import { type Result, refuse } from '../base/refusal.ts';
import { decode, encode } from './cbor.ts';
import { bytes, bytesUpTo, checked, literal, mapped, tuple, uint } from './check.ts';
import { journalCheck, noteCheck, noteValue, pathCheck, type ShownNote } from './fork-proof.ts';
import type { JournalName } from './names.ts';
import { hash32, journalValue } from './shapes.ts';

/**
 * An entry that its author signed and that is over the limits: shown whole, for the leaf holds the
 * hash of the body and not its length, with a head of its journal and the path that leads to it.
 */
export type OverLimitProof = {
  readonly line: Uint8Array;
  readonly journal: JournalName;
  readonly seq: number;
  readonly header: Uint8Array;
  readonly salt: Uint8Array;
  readonly body: Uint8Array;
  readonly note: ShownNote;
  readonly path: readonly Uint8Array[];
};

export function encodeOverLimitProof(proof: OverLimitProof): Uint8Array {
  const { line, journal, seq, header, salt, body, note, path } = proof;
  return encode([1, line, journalValue(journal), seq, header, salt, body, noteValue(note), path]);
}

/** A proof by its shape; journal/over-limit.ts tells whether it proves anything. */
export function decodeOverLimitProof(encoded: Uint8Array): Result<OverLimitProof> {
  if (encoded.length > limits.overLimitProofBytesMax) return refuse('over-limit', 'its own proof');
  const decoded = decode(encoded);
  return decoded.ok ? checked(shape, decoded.value, 'over-limit proof') : decoded;
}

const part = bytesUpTo(limits.overLimitProofBytesMax);

const shape = mapped(
  tuple(literal<1>(1), hash32, journalCheck, uint, part, bytes(16), part, noteCheck, pathCheck),
  ([, line, journal, seq, header, salt, body, note, path]): OverLimitProof => {
    return { line, journal, seq, header, salt, body, note, path };
  },
);
