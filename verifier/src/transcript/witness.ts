/** A witness: a signed head of a journal with what others signed over it (spec/transcript.md). */
import type { Bytes } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { refuse } from '../base/refusal.ts';
import { type Reader, readItem } from '../cbor/reader.ts';
import { areAscending, type JournalName, readName } from '../journal/name.ts';

export type Cosignature = JournalName & { readonly time: number; readonly signature: Bytes };

export type Witness = {
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

/** Reads an element as a witness, by its form alone. */
export function readWitness(element: Bytes): Witness {
  return readItem(element, (reader) => {
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
  });
}

function readCosignatures(reader: Reader, length: number): Cosignature[] {
  const read = reader.list('cosignatures', () => {
    reader.array('cosignature', 5);
    const name = readName(reader);
    return { ...name, time: reader.uint('time'), signature: reader.blob('signature', length) };
  });
  return areAscending(read) ? read : refuse('malformed', 'cosigners out of order');
}
