import type { Crypto } from '../base/crypto.ts';
import type { JournalName, Mark, Reference } from './names.ts';
import { Writer } from './writer.ts';

/** DEFERRED 0, ROUTINE 1, PRIORITY 2, IMMEDIATE 3, FLASH 4, OVERRIDE 5 (RFC 6477). */
export type Precedence = 0 | 1 | 2 | 3 | 4 | 5;
/** REAL 0, EXERCISE 1, TEST 2. */
export type Class = 0 | 1 | 2;
/** Unknown 0, free-running 1, synchronised 2. */
export type ClockQuality = 0 | 1 | 2;

export const precedenceFlash = 4;
/** The only header version this code writes and reads. */
export const headerVersion = 1;

/** An entry of version 1 without its place: what a run holds of it (spec/entry.md). */
export type Item = {
  readonly kind: number;
  readonly precedence: Precedence;
  readonly class: Class;
  /** Claimed by the author: ms since 1970, UTC. Decorates, never orders. */
  readonly time: number;
  readonly clock: ClockQuality;
  readonly salt: Uint8Array;
  readonly body: Uint8Array;
  readonly held: readonly Mark[];
  readonly references: readonly Reference[];
};

/** An entry whose header is of another version: carried and shown as such. */
export type OpaqueItem = {
  readonly header: Uint8Array;
  readonly salt: Uint8Array;
  readonly body: Uint8Array;
};

export type AnyItem = Item | OpaqueItem;

export function isOpaque(item: AnyItem): item is OpaqueItem {
  return 'header' in item;
}

/** Where an entry stands. */
export type Place = {
  readonly line: Uint8Array;
  readonly journal: JournalName;
  readonly seq: number;
};

const scratch = new Writer(4096);
let salted = new Uint8Array(4096);

/** Deterministic bytes of a version 1 header. */
export function headerBytes(place: Place, item: Item): Uint8Array {
  return writeHeader(scratch.reset(), place, item).bytes();
}

/** Leaf of the RFC 6962 tree: SHA-256(0x00, CBOR[header, SHA-256(salt, body)]). */
export function leafOf(crypto: Crypto, place: Place, item: AnyItem): Uint8Array {
  const hash = bodyHash(crypto, item.salt, item.body);
  const writer = scratch.reset().byte(0x00).array(2);
  if (isOpaque(item)) writer.raw(item.header);
  else writeHeader(writer, place, item);
  return crypto.sha256(writer.bstr(hash).view());
}

/** Leaf from a header and a body hash alone: for entries whose body is not disclosed. */
export function leafOfParts(crypto: Crypto, header: Uint8Array, hash: Uint8Array): Uint8Array {
  return crypto.sha256(scratch.reset().byte(0x00).array(2).raw(header).bstr(hash).view());
}

/** SHA-256(salt, body): the body cannot be guessed from it while the salt is kept. */
export function bodyHash(crypto: Crypto, salt: Uint8Array, body: Uint8Array): Uint8Array {
  const length = salt.length + body.length;
  if (length > salted.length) salted = new Uint8Array(2 * length);
  salted.set(salt, 0);
  salted.set(body, salt.length);
  return crypto.sha256(salted.subarray(0, length));
}

/** A header of another version, as the array elements every version shares. */
export function opaqueHeaderStart(place: Place): Uint8Array {
  const { line, journal, seq } = place;
  const writer = new Writer(96).bstr(line).uint(journal.party);
  return writer.array(2).uint(journal.number).bstr(journal.tag).uint(seq).bytes();
}

function writeHeader(writer: Writer, place: Place, item: Item): Writer {
  const { line, journal, seq } = place;
  writer.array(12).uint(headerVersion).bstr(line).uint(journal.party);
  writer.array(2).uint(journal.number).bstr(journal.tag).uint(seq);
  writer.uint(item.kind).uint(item.precedence).uint(item.class);
  writer.uint(item.time).uint(item.clock);
  writeMarks(writer, item.held);
  return writeReferences(writer, item.references);
}

export function writeMarks(writer: Writer, marks: readonly Mark[]): Writer {
  writer.array(marks.length);
  for (const mark of marks) {
    writer.array(5).uint(mark.party).uint(mark.number).bstr(mark.tag);
    writer.uint(mark.size).bstr(mark.root);
  }
  return writer;
}

export function writeReferences(writer: Writer, references: readonly Reference[]): Writer {
  writer.array(references.length);
  for (const reference of references) {
    writer.array(5).uint(reference.party).uint(reference.number).bstr(reference.tag);
    writer.uint(reference.seq).bstr(reference.leaf);
  }
  return writer;
}
