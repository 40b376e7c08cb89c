import { equal } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import { ok, type Result, refuse } from '../base/refusal.ts';
import type { ForkProof, ShownLeaf, ShownNote } from '../codec/fork-proof.ts';
import { verifyCheckpoint } from '../codec/note.ts';
import { verifyInclusion } from './proofs.ts';

/** The incarnation that a proof speaks against: its origin, and its note key. */
export type Accused = {
  readonly line: Uint8Array;
  readonly origin: string;
  readonly noteKey: Uint8Array;
};

/**
 * The proof, if it convicts the author of the journal it names; the caller finds the accused by
 * that name. Refuses `wrong-line`, `bad-signature` for a note that the key did not sign,
 * `proof-mismatch` for a path that does not lead to its root, `not-a-fork` when nothing shown
 * contradicts.
 */
export function verifyForkProof(
  crypto: Crypto,
  accused: Accused,
  proof: ForkProof,
): Result<ForkProof> {
  if (!equal(proof.line, accused.line)) return refuse('wrong-line', 'fork proof');
  const notes = proof.fork === 'last-leaf' ? [proof.note] : proof.notes;
  if (!notes.every((note) => noteIsBy(crypto, accused, note))) {
    return refuse('bad-signature', 'note of a fork proof');
  }
  return contradiction(crypto, proof);
}

function contradiction(crypto: Crypto, proof: ForkProof): Result<ForkProof> {
  if (proof.fork === 'roots') {
    const [a, b] = proof.notes;
    return a.size === b.size && !equal(a.root, b.root) ? ok(proof) : refuse('not-a-fork');
  }
  if (proof.fork === 'last-leaf') {
    const { note, leaf } = proof;
    if (note.leaf === null || equal(note.leaf, leaf.leaf)) return refuse('not-a-fork');
    return leads(crypto, note, note.size - 1, leaf) ? ok(proof) : refuse('proof-mismatch');
  }
  const { notes, leaves, seq } = proof;
  if (equal(leaves[0].leaf, leaves[1].leaf)) return refuse('not-a-fork');
  const both = leads(crypto, notes[0], seq, leaves[0]) && leads(crypto, notes[1], seq, leaves[1]);
  return both ? ok(proof) : refuse('proof-mismatch');
}

/** The author's key signed this head. */
export function noteIsBy(crypto: Crypto, author: Accused, note: ShownNote): boolean {
  const { size, root, leaf, signature } = note;
  const { origin, noteKey } = author;
  return verifyCheckpoint(crypto, noteKey, { origin, size, root, leaf }, signature);
}

function leads(crypto: Crypto, note: ShownNote, seq: number, shown: ShownLeaf): boolean {
  const { size, root } = note;
  return verifyInclusion(crypto, { seq, size, root, leaf: shown.leaf, path: shown.path });
}
