/** A C2SP tlog-proof as text: index, path, and the signed checkpoint (spec/disclosure.md). */
import { type Bytes, textOf, utf8 } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { refuse } from '../base/refusal.ts';
import { provesInclusion } from '../journal/proofs.ts';
import { readDecimal, readHash } from './checkpoint.ts';
import { type Cosigned, type Note, readNote, type Signer, verifyNote } from './note.ts';

export type TlogProof = {
  readonly index: number;
  readonly path: readonly Bytes[];
  readonly note: Note;
};

/** Refused with `over-limit` or `malformed`. */
export function readTlogProof(bytes: Bytes): TlogProof {
  if (bytes.length > limits.tlogProof) refuse('over-limit', 'proof: too long');
  const text = textOf(bytes) ?? refuse('malformed', 'proof: no UTF-8');
  const end = text.indexOf('\n\n');
  if (end < 0) refuse('malformed', 'proof: no checkpoint');
  const [title, index, ...path] = text.slice(0, end).split('\n');
  if (title !== 'c2sp.org/tlog-proof@v1') refuse('malformed', 'proof: title');
  if (index?.startsWith('index ') !== true) refuse('malformed', 'proof: index');
  if (path.length > limits.proofHashes) refuse('malformed', 'proof: too many hashes');
  return {
    index: readDecimal(index.slice(6), 'index'),
    path: path.map((line) => readHash(line, 'path')),
    note: readNote(utf8(text.slice(end + 2))),
  };
}

/**
 * Checks signatures, then that the path leads from the leaf to the root. Refused with
 * `bad-signature` or `proof-mismatch`.
 */
export function verifyTlogProof(
  proof: TlogProof,
  leaf: Bytes,
  signers: readonly Signer[],
): Cosigned[] {
  const cosigned = verifyNote(proof.note, signers);
  const { size, root } = proof.note.checkpoint;
  if (!provesInclusion({ seq: proof.index, size, leaf }, proof.path, root)) {
    refuse('proof-mismatch', 'proof: the path does not lead to the root');
  }
  return cosigned;
}
