import { limits } from '../base/limits.ts';
import { ok, type Result, refuse } from '../base/refusal.ts';
import { Reader } from '../codec/reader.ts';
import { Writer } from '../codec/writer.ts';

/*
 * A transcript is a CBOR sequence (RFC 8742) of byte strings; each, an element, holds the bytes of
 * one CBOR item. So a reader knows where an element ends before it has parsed it, and memory is
 * bounded by the largest one.
 */

/** Bytes of one element; a full block and the widest witness fit. */
const elementBytesMax = 2 * limits.frameBytesMax;

/** An element as it stands in the file. */
export function frameElement(content: Uint8Array): Uint8Array {
  return new Writer(content.length + 9).bstr(content).bytes();
}

export type Element = {
  readonly content: Uint8Array;
  /** The element as it stands in the file, its head included. */
  readonly framed: Uint8Array;
};

/** Takes a file in pieces of any length and gives its elements. */
export class ElementSplitter {
  #held: Uint8Array = new Uint8Array(0);
  #at = 0;

  push(chunk: Uint8Array): void {
    const rest = this.#held.subarray(this.#at);
    const joined = new Uint8Array(rest.length + chunk.length);
    joined.set(rest);
    joined.set(chunk, rest.length);
    this.#held = joined;
    this.#at = 0;
  }

  /** The next whole element, null when more bytes are needed. Views into what was pushed. */
  next(): Result<Element | null> {
    if (this.empty) return ok(null);
    if (((this.#held[this.#at] as number) & 0xe0) !== 0x40)
      return refuse('malformed', 'no element');
    const head = headLength(this.#held, this.#at);
    if (head === 0) return ok(null);
    const length = readLength(this.#held.subarray(this.#at, this.#at + head));
    if (length < 0) return refuse('malformed', 'head of an element');
    if (length > elementBytesMax) return refuse('over-limit', 'bytes of an element');
    if (this.#at + head + length > this.#held.length) return ok(null);
    const framed = this.#held.subarray(this.#at, this.#at + head + length);
    this.#at += head + length;
    return ok({ content: framed.subarray(head), framed });
  }

  /** Nothing is left over. */
  get empty(): boolean {
    return this.#at === this.#held.length;
  }
}

/** Bytes of the head that begins there, or 0 when not all of it has come. */
function headLength(bytes: Uint8Array, at: number): number {
  const info = (bytes[at] as number) & 31;
  const length = info < 24 ? 1 : info < 28 ? 1 + 2 ** (info - 24) : 1;
  return at + length > bytes.length ? 0 : length;
}

/** Length of the byte string whose head this is, in its one encoding, or -1. */
function readLength(head: Uint8Array): number {
  const value = head.slice();
  value[0] = (value[0] as number) & 31;
  const reader = new Reader(value);
  const length = reader.uint();
  return reader.done ? length : -1;
}
