/** A C2SP tlog-proof as text: index, path, and the signed checkpoint (spec/disclosure.md). */
import { type Bytes, lossyText } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { refuse } from '../base/refusal.ts';
import { provesInclusion } from '../journal/proofs.ts';
import { type Checkpoint, readDecimal, readHash } from './checkpoint.ts';
import { type Cosigned, readNote, type Signer, verifyNote } from './note.ts';

export type TlogProof = {
  readonly index: number;
  readonly path: readonly Bytes[];
  /** The signed note, as it is. */
  readonly note: Bytes;
};

/** Refused with `over-limit` or `malformed`. */
export function readTlogProof(bytes: Bytes): TlogProof {
  if (bytes.length > limits.tlogProof) refuse('over-limit', 'proof: too long');
  const end = emptyLine(bytes);
  const [title, index, ...path] = lossyText(bytes.subarray(0, end)).split('\n');
  if (title !== 'c2sp.org/tlog-proof@v1') refuse('malformed', 'proof: title');
  if (index?.startsWith('index ') !== true) refuse('malformed', 'proof: index');
  const seq = readDecimal(index.slice(6), 'index');
  if (path.length > limits.proofHashes) refuse('over-limit', 'proof: too many hashes');
  const hashes = path.map((line) => readHash(line, 'path'));
  return { index: seq, path: hashes, note: bytes.subarray(end + 2) };
}

function emptyLine(bytes: Bytes): number {
  for (let i = 0; i + 1 < bytes.length; i++) if (bytes[i] === 10 && bytes[i + 1] === 10) return i;
  return refuse('malformed', 'proof: no checkpoint');
}

/** A proof whose signatures are checked, and its path not yet. */
export type SignedProof = {
  readonly checkpoint: Checkpoint;
  readonly cosigned: readonly Cosigned[];
};

/** Refused as `readNote` and `verifyNote` do. */
export function verifySigned(proof: TlogProof, signers: readonly Signer[]): SignedProof {
  const note = readNote(proof.note);
  return { checkpoint: note.checkpoint, cosigned: verifyNote(note, signers) };
}

/** Refused with `proof-mismatch` where the path does not lead from the leaf to the root. */
export function checkPath(proof: TlogProof, leaf: Bytes, { size, root }: Checkpoint): void {
  if (!provesInclusion({ seq: proof.index, size, leaf }, proof.path, root)) {
    refuse('proof-mismatch', 'proof: the path does not lead to the root');
  }
}
