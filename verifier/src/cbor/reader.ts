/**
 * Reads parts one after another. What is not of the form asked for, cut off or not in the shortest
 * form is refused with `malformed`; out of an item that `scanItem` has found good only the form can
 * be wrong.
 */
import { type Bytes, lossyText } from '../base/bytes.ts';
import { refuse } from '../base/refusal.ts';
import { scanItem } from './item.ts';

export class Reader {
  readonly bytes: Bytes;
  at: number;

  constructor(bytes: Bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  /** The major type of the next part: 0 and 1 numbers, 2 bytes, 3 text, 4 array, 5 map, 7 null. */
  get major(): number {
    return (this.bytes[this.at] ?? 0xff) >> 5;
  }

  get atNull(): boolean {
    return this.bytes[this.at] === 0xf6;
  }

  /** A number from 0 to `most`. */
  uint(what: string, most = Number.MAX_SAFE_INTEGER): number {
    if (this.major !== 0) refuse('malformed', `${what}: not a number from 0`);
    const value = this.#argument();
    return value <= most ? value : refuse('malformed', `${what}: above ${most}`);
  }

  /** A number of either sign. */
  int(what: string): number {
    const major = this.major;
    if (major > 1) refuse('malformed', `${what}: not a number`);
    const value = this.#argument();
    return major === 0 ? value : -1 - value;
  }

  /** Bytes, and just so many where `length` is given. They share the memory of the item. */
  blob(what: string, length?: number): Bytes {
    if (this.major !== 2) refuse('malformed', `${what}: not bytes`);
    const size = this.#argument();
    if (length !== undefined && size !== length) refuse('malformed', `${what}: ${size} bytes`);
    this.#skip(what, size);
    return this.bytes.subarray(this.at - size, this.at);
  }

  /** A text. One that is no UTF-8 has its bad bytes replaced: the item is not canonical anyhow. */
  text(what: string): string {
    if (this.major !== 3) refuse('malformed', `${what}: not a text`);
    const size = this.#argument();
    this.#skip(what, size);
    const bytes = this.bytes.subarray(this.at - size, this.at);
    return lossyText(bytes);
  }

  /** Enters an array and gives its length; just so long where `length` is given. */
  array(what: string, length?: number): number {
    if (this.major !== 4) refuse('malformed', `${what}: not an array`);
    const count = this.#argument();
    if (length !== undefined && count !== length) refuse('malformed', `${what}: ${count} parts`);
    return count;
  }

  /** Enters a map and gives the number of its pairs. */
  map(what: string): number {
    if (this.major !== 5) refuse('malformed', `${what}: not a map`);
    return this.#argument();
  }

  /** Null, or what `read` makes of the part. */
  orNull<T>(read: () => T): T | null {
    if (!this.atNull) return read();
    this.at++;
    return null;
  }

  /** All parts of an array. */
  list<T>(what: string, read: (index: number) => T): T[] {
    const count = this.array(what);
    const parts: T[] = [];
    for (let i = 0; i < count; i++) parts.push(read(i));
    return parts;
  }

  /** The next part of a scanned item as it is encoded, whatever it is. */
  raw(): Bytes {
    const from = this.at;
    let open = 1;
    while (open > 0) {
      const major = this.major;
      const argument = major === 7 ? this.at++ : this.#argument();
      open--;
      if (major === 2 || major === 3) this.at += argument;
      else if (major === 4) open += argument;
      else if (major === 5) open += 2 * argument;
    }
    return this.bytes.subarray(from, this.at);
  }

  /** Refuses what stands behind the last part. */
  end(what: string): void {
    if (this.at !== this.bytes.length) refuse('malformed', `${what}: bytes behind`);
  }

  #skip(what: string, size: number): void {
    if (size > this.bytes.length - this.at) refuse('malformed', `${what}: cut off`);
    this.at += size;
  }

  #argument(): number {
    const info = (this.bytes[this.at++] as number) & 31;
    if (info < 24) return info;
    if (info > 27) refuse('malformed', 'an indefinite length');
    const end = this.at + (1 << (info - 24));
    if (end > this.bytes.length) refuse('malformed', 'cut off');
    let value = 0;
    while (this.at < end) value = value * 256 + (this.bytes[this.at++] as number);
    if (value < (info === 24 ? 24 : 256 ** (1 << (info - 25))) || value > Number.MAX_SAFE_INTEGER) {
      refuse('malformed', 'not the shortest form, or above 2^53 − 1');
    }
    return value;
  }
}

/**
 * Reads one item of deterministic CBOR: `malformed-cbor` where it is none, `not-canonical` where
 * keys are out of order or a text is no UTF-8, then what `read` refuses.
 */
export function readItem<T>(bytes: Bytes, read: (reader: Reader) => T): T {
  if (!scanItem(bytes)) refuse('not-canonical', 'keys out of order, or a text that is no UTF-8');
  return read(new Reader(bytes));
}
