/** The evidence of a transcript: witnesses, and whether they make its last cut final. */
import { type Bytes, equal, utf8 } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { refuse } from '../base/refusal.ts';
import { type Reader, readItem } from '../cbor/reader.ts';
import { verifyEd25519 } from '../crypto/ed25519.ts';
import { verifyMlDsa44 } from '../crypto/signatures.ts';
import { areAscending, type JournalName, type Mark, readMark, readName } from '../journal/name.ts';
import { provesConsistency } from '../journal/proofs.ts';
import { checkpointText, cosignedText, pqMessage } from '../note/checkpoint.ts';
import type { Journal } from './journal.ts';
import type { LineRecord } from './line-record.ts';

export type Tail = { readonly heads: readonly Mark[]; readonly witnesses: number };

export type Evidence = {
  readonly bridge: number;
  readonly witnesses: number;
  readonly certificates: readonly Bytes[];
  readonly tail: Tail | undefined;
};

export function readEvidence(element: Bytes): Evidence {
  return readItem(element, (reader) => {
    reader.array('evidence', 5);
    if (reader.text('title') !== 'parley/transcript/evidence/v1') refuse('malformed', 'evidence');
    const bridge = reader.uint('bridge');
    const witnesses = reader.uint('witnesses');
    const certificates = reader.list('certificates', () => reader.blob('certificate').slice());
    const tail = reader.orNull(() => {
      reader.array('tail', 2);
      const heads = reader.list('heads', () => {
        const mark = readMark(reader);
        return { ...mark, tag: mark.tag.slice(), root: mark.root.slice() };
      });
      return { heads, witnesses: reader.uint('witnesses') };
    });
    return { bridge, witnesses, certificates, tail: tail ?? undefined };
  });
}

type Cosignature = JournalName & { readonly time: number; readonly signature: Bytes };

/** A signed head with what others signed over it. */
type Shown = {
  readonly name: JournalName;
  readonly from: number;
  readonly size: number;
  readonly root: Bytes;
  readonly leaf: Bytes;
  readonly signature: Bytes | undefined;
  readonly proof: readonly Bytes[];
  readonly cosignatures: readonly Cosignature[];
  readonly pq: readonly Cosignature[];
};

/** What a witness that verifies shows: who said or held all entries up to `from`. */
export type Witness = {
  readonly journal: Journal;
  readonly from: number;
  readonly size: number;
  readonly said: boolean;
  readonly cosigners: readonly { readonly journal: Journal; readonly time: number }[];
};

function readCosignatures(reader: Reader, length: number): Cosignature[] {
  const read = reader.list('cosignatures', () => {
    reader.array('cosignature', 5);
    const name = readName(reader);
    return { ...name, time: reader.uint('time'), signature: reader.blob('signature', length) };
  });
  if (!areAscending(read)) refuse('malformed', 'cosigners out of order');
  return read;
}

function readShown(reader: Reader): Shown {
  reader.array('witness', 11);
  const name = readName(reader);
  const from = reader.uint('from');
  const size = reader.uint('size');
  const root = reader.blob('root', 32);
  const leaf = reader.blob('leaf', 32);
  const signature = reader.orNull(() => reader.blob('signature', 64)) ?? undefined;
  const proof = reader.list('proof', () => reader.blob('hash', 32));
  if (proof.length > limits.proofHashes) refuse('malformed', 'proof: too many hashes');
  const cosignatures = readCosignatures(reader, 64);
  const pq = readCosignatures(reader, 2420);
  if (from < 1 || size < from) refuse('malformed', 'witness: sizes');
  return { name, from, size, root, leaf, signature, proof, cosignatures, pq };
}

/** Reads and verifies a witness against what the record shows by now. */
export function verifyWitness(element: Bytes, record: LineRecord): Witness {
  const shown = readItem(element, readShown);
  const journal = record.known(shown.name);
  checkHead(journal, shown);
  const { size, root, leaf, signature } = shown;
  const text = checkpointText({ origin: journal.origin, size, root, leaf });
  if (signature !== undefined && !verifyEd25519(journal.keys.note, utf8(text), signature)) {
    refuse('bad-signature', `note of ${journal.origin}`);
  }
  const cosigners = shown.cosignatures.map((one) => {
    const by = record.known(one);
    if (by.name.party === journal.name.party) refuse('wrong-author', 'cosigner of its own journal');
    if (!verifyEd25519(by.keys.cosign, cosignedText(text, one.time), one.signature)) {
      refuse('bad-signature', `cosignature of ${by.origin}`);
    }
    return { journal: by, time: one.time };
  });
  for (const one of shown.pq) verifyPq(record, { journal, size, root }, one);
  return { journal, from: shown.from, size, said: signature !== undefined, cosigners };
}

function checkHead(journal: Journal, { from, size, root, leaf, proof }: Shown): void {
  if (from > journal.size) refuse('entry-missing', 'a witness beyond what is shown');
  const older = { size: from, root: journal.tree.root(from) };
  if (!provesConsistency(older, { size, root }, proof)) {
    refuse('proof-mismatch', `witness of ${journal.origin}`);
  }
  if (size <= journal.size && !equal(journal.tree.leaf(size - 1), leaf)) {
    refuse('proof-mismatch', 'witness: last leaf');
  }
}

function verifyPq(
  record: LineRecord,
  head: { journal: Journal; size: number; root: Bytes },
  one: Cosignature,
): void {
  const by = record.known(one);
  const { journal, size, root } = head;
  const statement = { cosigner: by.origin, time: one.time, origin: journal.origin, size, root };
  if (!verifyMlDsa44(by.keys.mldsa, pqMessage(statement), one.signature)) {
    refuse('bad-signature', `post-quantum cosignature of ${by.origin}`);
  }
}
