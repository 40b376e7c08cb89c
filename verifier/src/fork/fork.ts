/** Fork proofs: two statements of one author that cannot both be true (spec/fork-proof.md). */
import { type Bytes, equal, utf8 } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { refuse } from '../base/refusal.ts';
import { type Reader, readItem } from '../cbor/reader.ts';
import { verifyEd25519 } from '../crypto/ed25519.ts';
import { type JournalName, readName } from '../journal/name.ts';
import { provesInclusion } from '../journal/proofs.ts';
import { checkpointText } from '../note/checkpoint.ts';

export type ShownNote = {
  readonly size: number;
  readonly root: Bytes;
  readonly leaf: Bytes | undefined;
  readonly signature: Bytes;
};

type ShownLeaf = { readonly leaf: Bytes; readonly path: readonly Bytes[] };

export type Fork = {
  readonly line: Bytes;
  readonly journal: JournalName;
} & (
  | { readonly fork: 'roots'; readonly notes: readonly [ShownNote, ShownNote] }
  | {
      readonly fork: 'leaves';
      readonly notes: readonly [ShownNote, ShownNote];
      readonly seq: number;
      readonly leaves: readonly [ShownLeaf, ShownLeaf];
    }
  | { readonly fork: 'last-leaf'; readonly notes: readonly [ShownNote]; readonly last: ShownLeaf }
);

/** Reads a proof by its form alone. */
export function readFork(bytes: Bytes): Fork {
  if (bytes.length > limits.forkProof) refuse('over-limit', 'fork proof: too long');
  return readItem(bytes, (reader) => {
    const parts = reader.array('fork proof');
    if (reader.uint('version') !== 1) refuse('malformed', 'fork proof of another version');
    const kind = reader.uint('kind', 3);
    if (kind === 0 || parts !== [6, 9, 6][kind - 1]) refuse('malformed', 'fork proof');
    const line = reader.blob('line', 32);
    const named = { line, journal: readShownJournal(reader) };
    const first = readShownNote(reader);
    if (kind === 3) {
      return { ...named, fork: 'last-leaf', notes: [first], last: readShownLeaf(reader) };
    }
    const notes = [first, readShownNote(reader)] as const;
    if (kind === 1) return { ...named, fork: 'roots', notes };
    const seq = reader.uint('seq');
    const leaves = [readShownLeaf(reader), readShownLeaf(reader)] as const;
    return { ...named, fork: 'leaves', notes, seq, leaves };
  });
}

export function readShownJournal(reader: Reader): JournalName {
  reader.array('journal', 3);
  return readName(reader);
}

export function readShownNote(reader: Reader): ShownNote {
  reader.array('note', 4);
  const size = reader.uint('size');
  const root = reader.blob('root', 32);
  const leaf = reader.orNull(() => reader.blob('leaf', 32)) ?? undefined;
  if ((leaf === undefined) !== (size === 0)) refuse('malformed', 'note: leaf');
  return { size, root, leaf, signature: reader.blob('signature', 64) };
}

export function readPath(reader: Reader): Bytes[] {
  const path = reader.list('path', () => reader.blob('hash', 32));
  return path.length <= limits.proofHashes ? path : refuse('malformed', 'path: too long');
}

function readShownLeaf(reader: Reader): ShownLeaf {
  reader.array('leaf', 2);
  return { leaf: reader.blob('leaf', 32), path: readPath(reader) };
}

/** The incarnation accused: the origin of its journal and its note key. */
export type Accused = { readonly origin: string; readonly note: Bytes };

/** Refused with `bad-signature`, then with `not-a-fork` or `proof-mismatch`. */
export function checkFork(fork: Fork, accused: Accused): void {
  for (const note of fork.notes) checkShownNote(note, accused);
  if (!isContradiction(fork)) refuse('not-a-fork', 'the statements do not contradict');
  if (fork.fork === 'leaves') {
    for (const i of [0, 1] as const) checkLeaf(fork.leaves[i], fork.seq, fork.notes[i]);
  }
  if (fork.fork === 'last-leaf') checkLeaf(fork.last, fork.notes[0].size - 1, fork.notes[0]);
}

function isContradiction(fork: Fork): boolean {
  switch (fork.fork) {
    case 'roots': {
      const [a, b] = fork.notes;
      return a.size === b.size && !equal(a.root, b.root);
    }
    case 'leaves':
      return !equal(fork.leaves[0].leaf, fork.leaves[1].leaf);
    case 'last-leaf': {
      const { leaf } = fork.notes[0];
      return leaf !== undefined && !equal(leaf, fork.last.leaf);
    }
  }
}

export function checkShownNote(note: ShownNote, { origin, note: key }: Accused): void {
  const text = checkpointText({ origin, ...note });
  if (!verifyEd25519(key, utf8(text), note.signature)) refuse('bad-signature', `note of ${origin}`);
}

function checkLeaf({ leaf, path }: ShownLeaf, seq: number, { size, root }: ShownNote): void {
  if (!provesInclusion({ seq, size, leaf }, path, root)) refuse('proof-mismatch', 'path');
}
