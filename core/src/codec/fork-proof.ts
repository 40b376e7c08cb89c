import { limits } from '../base/limits.ts';
import { type Result, refuse } from '../base/refusal.ts';
import { type CborValue, decode, encode } from './cbor.ts';
import {
  type Check,
  checked,
  either,
  list,
  literal,
  mapped,
  nullable,
  tuple,
  uint,
} from './check.ts';
import type { JournalName } from './names.ts';
import { hash32, journalValue, partyIndex, signature64, tag8 } from './shapes.ts';

/** A signed head as evidence: the checkpoint without its origin, and the author's signature. */
export type ShownNote = {
  readonly size: number;
  readonly root: Uint8Array;
  readonly leaf: Uint8Array | null;
  readonly signature: Uint8Array;
};

/** A leaf with the siblings that lead it to a root. */
export type ShownLeaf = { readonly leaf: Uint8Array; readonly path: readonly Uint8Array[] };

/**
 * What convicts an author of having said two things (spec/fork-proof.md):
 * `roots`: two heads of equal size and different roots;
 * `leaves`: two heads whose trees hold different leaves at one place;
 * `last-leaf`: one head whose last-leaf line is not leaf size-1 of its root.
 */
export type ForkProof = {
  readonly line: Uint8Array;
  readonly journal: JournalName;
} & (
  | { readonly fork: 'roots'; readonly notes: readonly [ShownNote, ShownNote] }
  | {
      readonly fork: 'leaves';
      readonly notes: readonly [ShownNote, ShownNote];
      readonly seq: number;
      readonly leaves: readonly [ShownLeaf, ShownLeaf];
    }
  | { readonly fork: 'last-leaf'; readonly note: ShownNote; readonly leaf: ShownLeaf }
);

export function encodeForkProof(proof: ForkProof): Uint8Array {
  const { line } = proof;
  const journal = journalValue(proof.journal);
  switch (proof.fork) {
    case 'roots':
      return encode([1, 1, line, journal, ...proof.notes.map(noteValue)]);
    case 'leaves': {
      const shown = [...proof.notes.map(noteValue), proof.seq, ...proof.leaves.map(leafValue)];
      return encode([1, 2, line, journal, ...shown]);
    }
    case 'last-leaf':
      return encode([1, 3, line, journal, noteValue(proof.note), leafValue(proof.leaf)]);
  }
}

/** A fork proof by its shape; journal/fork.ts tells whether it proves anything. */
export function decodeForkProof(bytes: Uint8Array): Result<ForkProof> {
  if (bytes.length > limits.forkProofBytesMax) return refuse('over-limit', 'fork proof');
  const decoded = decode(bytes);
  return decoded.ok ? checked(shape, decoded.value, 'fork proof') : decoded;
}

export function noteValue(note: ShownNote): CborValue {
  return [note.size, note.root, note.leaf, note.signature];
}

export function leafValue(shown: ShownLeaf): CborValue {
  return [shown.leaf, shown.path];
}

export const journalCheck = mapped(
  tuple(partyIndex, uint, tag8),
  ([party, number, tag]): JournalName => ({ party, number, tag }),
);

/** The leaf is null at size 0 and only there. */
export const noteCheck = mapped(
  tuple(uint, hash32, nullable(hash32), signature64),
  ([size, root, leaf, signature]): ShownNote | undefined =>
    (leaf === null) === (size === 0) ? { size, root, leaf, signature } : undefined,
);

export const pathCheck = list(hash32, 0, limits.proofHashesMax);

const leafCheck = mapped(tuple(hash32, pathCheck), ([leaf, path]): ShownLeaf => ({ leaf, path }));

const roots = mapped(
  tuple(literal<1>(1), literal<1>(1), hash32, journalCheck, noteCheck, noteCheck),
  ([, , line, journal, a, b]): ForkProof => ({ fork: 'roots', line, journal, notes: [a, b] }),
);

const leaves = mapped(
  tuple(
    literal<1>(1),
    literal<2>(2),
    hash32,
    journalCheck,
    noteCheck,
    noteCheck,
    uint,
    leafCheck,
    leafCheck,
  ),
  ([, , line, journal, a, b, seq, c, d]): ForkProof => {
    return { fork: 'leaves', line, journal, notes: [a, b], seq, leaves: [c, d] };
  },
);

const lastLeaf = mapped(
  tuple(literal<1>(1), literal<3>(3), hash32, journalCheck, noteCheck, leafCheck),
  ([, , line, journal, note, leaf]): ForkProof => ({
    fork: 'last-leaf',
    line,
    journal,
    note,
    leaf,
  }),
);

const shape: Check<ForkProof> = either(either(roots, leaves), lastLeaf);
