/** The signed frames of the envelope, `open` and `cannot-open` (spec/envelope.md). */
import { type Bytes, concat, hex, utf8 } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { refuse } from '../base/refusal.ts';
import { type Reader, readItem } from '../cbor/reader.ts';
import { cborHead } from '../cbor/writer.ts';
import { verifyEd25519 } from '../crypto/ed25519.ts';
import type { JournalName } from '../journal/name.ts';

/** Who signed, and the bytes that the signature covers behind its label. */
type Signed = { readonly sender: JournalName; readonly signature: Bytes; readonly signed: Bytes };

export type Open = Signed & {
  readonly line: Bytes;
  readonly recipient: number;
  readonly id: Bytes;
  readonly keyName: Bytes;
  readonly keyNumber: number;
  readonly enc: Bytes;
  readonly ct: Bytes;
};

export type CannotOpen = Signed & {
  readonly line: Bytes;
  readonly ids: readonly Bytes[];
  readonly keyNumber: number;
  readonly publicKey: Bytes;
};

/** The most bytes of a frame by its type. */
const frameMost: Readonly<Record<number, number>> = {
  1: limits.openFrame,
  2: limits.cannotOpenFrame,
};

/** The array of a frame of that type; refused with `malformed` and the codes of CBOR. */
function readFrame<T>(frame: Bytes, type: number, read: (reader: Reader) => T): T {
  if (frame[0] !== type) refuse('malformed', 'a frame of another type');
  if (frame.length > (frameMost[type] as number)) refuse('malformed', 'a frame too long');
  return readItem(frame.subarray(1), read);
}

function readSender(reader: Reader): JournalName {
  const party = reader.uint('party', 9);
  reader.array('incarnation', 2);
  return { party, number: reader.uint('number'), tag: reader.blob('tag', 8) };
}

/** The array without its last part, which begins at `end`. */
function unsigned(reader: Reader, parts: number, end: number): Bytes {
  return concat(cborHead(4, parts - 1), reader.bytes.subarray(1, end));
}

export function readOpen(frame: Bytes): Open {
  return readFrame(frame, 1, (reader) => {
    reader.array('open', 10);
    const line = reader.blob('line', 32);
    const sender = readSender(reader);
    const recipient = reader.uint('recipient', 9);
    const id = reader.blob('id', 8);
    const keyName = reader.blob('key name', 8);
    const keyNumber = reader.uint('key number');
    const enc = reader.blob('enc', 1120);
    const ct = reader.blob('ct', 48);
    const signed = unsigned(reader, 10, reader.at);
    const signature = reader.blob('signature', 64);
    const key = { keyName, keyNumber, enc, ct };
    return { line, sender, recipient, id, ...key, signed, signature };
  });
}

export function readCannotOpen(frame: Bytes): CannotOpen {
  return readFrame(frame, 2, (reader) => {
    reader.array('cannot-open', 7);
    const line = reader.blob('line', 32);
    const sender = readSender(reader);
    const ids = reader.list('ids', () => reader.blob('id', 8));
    if (ids.length === 0 || ids.length > limits.cannotOpenIds) refuse('malformed', 'ids');
    if (new Set(ids.map(hex)).size !== ids.length) refuse('malformed', 'one id twice');
    const keyNumber = reader.uint('key number');
    const publicKey = reader.blob('public key', 1216);
    const signed = unsigned(reader, 7, reader.at);
    const signature = reader.blob('signature', 64);
    return { line, sender, ids, keyNumber, publicKey, signed, signature };
  });
}

const labels = { open: utf8('parley/open/v1'), cannotOpen: utf8('parley/cannot-open/v1') };

/** Refused with `bad-signature` where the note key of the sender's incarnation has not signed. */
export function checkSigned(frame: Signed, label: keyof typeof labels, noteKey: Bytes): void {
  const message = concat(labels[label], frame.signed);
  if (!verifyEd25519(noteKey, message, frame.signature)) refuse('bad-signature', label);
}
