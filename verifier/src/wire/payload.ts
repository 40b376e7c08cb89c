/** Payloads by their form: what a sealed frame holds (spec/frame.md and the pages it names). */
import type { Bytes } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { refuse } from '../base/refusal.ts';
import { countItems } from '../cbor/item-count.ts';
import { Reader, readItem } from '../cbor/reader.ts';
import { HeaderStart, readRun } from '../entry/run.ts';
import { areAscending, readName } from '../journal/name.ts';

/** What follows the type: how many parts, and how they are read. */
type Form = { readonly type: string; readonly parts: number; readonly read: (r: Reader) => void };

const forms: Readonly<Record<number, Form>> = {
  1: { type: 'bundle', parts: 7, read: readBundle },
  2: { type: 'cosignature', parts: 7, read: readCosignature },
  3: { type: 'have', parts: 2, read: readHave },
  4: { type: 'challenge', parts: 1, read: (reader) => reader.blob('nonce', 8) },
  5: { type: 'challenge-answer', parts: 1, read: (reader) => reader.blob('nonce', 8) },
  6: { type: 'canary', parts: 1, read: (reader) => reader.blob('nonce', 16) },
  7: { type: 'canary-answer', parts: 4, read: readCanaryAnswer },
  8: { type: 'want', parts: 3, read: readWant },
  9: { type: 'chunk', parts: 4, read: readChunk },
  10: { type: 'note-want', parts: 4, read: readNoteWant },
  11: { type: 'note', parts: 7, read: readNotePayload },
  12: { type: 'fork-proof', parts: 1, read: (reader) => reader.blob('proof') },
  13: { type: 'over-limit', parts: 1, read: (reader) => reader.blob('proof') },
  14: { type: 'pq', parts: 8, read: readPq },
  15: { type: 'cut-ask', parts: 0, read: () => {} },
};

/** Reads a payload and gives its type. Bundles and cosignatures are `malformed` or good CBOR. */
export function readPayload(bytes: Bytes): string {
  if (bytes.length > limits.frame) refuse('frame-too-large', `${bytes.length} bytes`);
  if (bytes[0] === 0x88 && (bytes[1] === 1 || bytes[1] === 2)) {
    const reader = new Reader(bytes);
    const type = readTyped(reader);
    reader.end(type);
    return type;
  }
  if (countItems(bytes) > mostItems(bytes)) refuse('malformed', 'payload: too many items');
  return readItem(bytes, readTyped);
}

/** Have vectors and canary answers hold lists; every other type that is known has one shape. */
function mostItems(bytes: Bytes): number {
  const short = (bytes[0] ?? 0) >> 5 === 4 && ((bytes[0] ?? 0) & 31) < 24;
  const type = bytes[1] ?? 0;
  const shaped = short && type > 3 && type <= 15 && type !== 7;
  return shaped ? limits.shapedItems : limits.payloadItems;
}

function readTyped(reader: Reader): string {
  const parts = reader.array('payload');
  if (parts === 0) refuse('malformed', 'payload: empty');
  const number = reader.uint('type of the payload');
  const form = forms[number] ?? refuse('unknown-type', `payload of type ${number}`);
  if (parts !== form.parts + 1) refuse('malformed', `${form.type}: ${parts} parts`);
  form.read(reader);
  return form.type;
}

function readBundle(reader: Reader): void {
  const name = readName(reader);
  const first = reader.uint('first');
  const { items } = readRun(reader, new HeaderStart(new Uint8Array(32), name), first);
  if (first + items.length > limits.journalEntries) refuse('malformed', 'bundle: place');
  reader.blob('signature', 64);
  reader.orNull(() => reader.blob('root', 32));
}

function readCosigner(reader: Reader): void {
  reader.array('cosigner', 3);
  readName(reader);
}

function readCosignature(reader: Reader): void {
  readName(reader);
  reader.uint('size');
  reader.uint('time');
  reader.blob('signature', 64);
  reader.orNull(() => readCosigner(reader));
}

function readHave(reader: Reader): void {
  reader.orNull(() => reader.blob('seen', 8));
  readHaveList(reader);
}

function readHaveList(reader: Reader): void {
  const marks = reader.list('have marks', () => {
    reader.array('have mark', 6);
    const name = readName(reader);
    const size = reader.uint('size');
    reader.blob('root', 32);
    readGaps(reader, size);
    return name;
  });
  if (marks.length > limits.marks || !areAscending(marks)) refuse('malformed', 'have marks');
}

/** Ascending, none below the size, not touching, each of one entry at least. */
function readGaps(reader: Reader, size: number): void {
  let least = size;
  const gaps = reader.list('gaps', () => {
    reader.array('gap', 2);
    const first = reader.uint('first');
    const count = reader.uint('count');
    if (first < least || count === 0) refuse('malformed', 'gap');
    least = first + count + 1;
    if (!Number.isSafeInteger(least)) refuse('malformed', 'gap');
  });
  if (gaps.length > limits.gaps) refuse('malformed', 'too many gaps');
}

function readCanaryAnswer(reader: Reader): void {
  reader.blob('nonce', 16);
  reader.uint('time');
  readHaveList(reader);
  reader.blob('signature', 64);
}

function readWant(reader: Reader): void {
  reader.blob('hash', 32);
  reader.uint('offset');
  reader.uint('length');
}

function readChunk(reader: Reader): void {
  reader.blob('hash', 32);
  reader.uint('offset');
  reader.uint('total');
  reader.blob('bytes');
}

function readNoteWant(reader: Reader): void {
  readName(reader);
  reader.uint('size');
}

function readNotePayload(reader: Reader): void {
  readName(reader);
  const size = reader.uint('size');
  reader.blob('root', 32);
  const leaf = reader.orNull(() => reader.blob('leaf', 32));
  if ((leaf === null) !== (size === 0)) refuse('malformed', 'note: leaf');
  reader.blob('signature', 64);
}

function readPq(reader: Reader): void {
  readName(reader);
  reader.uint('size');
  reader.blob('root', 32);
  reader.uint('time');
  readCosigner(reader);
  reader.blob('signature', 2420);
}
