import { limits } from '../base/limits.ts';

/**
 * Reads deterministic CBOR by hand, for the shapes of the hot path. The first head that is too
 * long, of another type, or past the end sets `failed`; every later read then gives zeros, so a
 * decoder checks once, at its end.
 */
export class Reader {
  readonly bytes: Uint8Array;
  at: number;
  failed = false;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  /** All was read and nothing failed. */
  get done(): boolean {
    return !this.failed && this.at === this.bytes.length;
  }

  /** The major type of the next item in its upper three bits, or -1 at the end. */
  peek(): number {
    return this.at < this.bytes.length ? (this.bytes[this.at] as number) & 0xe0 : -1;
  }

  /** The next byte as it is, or -1 at the end. */
  peekByte(): number {
    return this.at < this.bytes.length ? (this.bytes[this.at] as number) : -1;
  }

  uint(): number {
    return this.head(0x00);
  }

  /** The index of a party. */
  party(): number {
    const index = this.uint();
    return index < limits.partiesMax ? index : this.fail();
  }

  int(): number {
    return this.peek() === 0x20 ? -1 - this.head(0x20) : this.head(0x00);
  }

  array(): number {
    return this.head(0x80);
  }

  /** A view of the next byte string, of just `length` bytes when that is given. */
  bstr(length?: number): Uint8Array {
    const n = this.head(0x40);
    if (this.failed || (length !== undefined && n !== length) || n > this.bytes.length - this.at) {
      this.failed = true;
      return this.bytes.subarray(0, 0);
    }
    this.at += n;
    return this.bytes.subarray(this.at - n, this.at);
  }

  /** Takes a null when one comes next. */
  takeNull(): boolean {
    if (this.peekByte() !== 0xf6) return false;
    this.at++;
    return true;
  }

  private head(major: number): number {
    if (this.failed) return 0;
    const first = this.at < this.bytes.length ? (this.bytes[this.at] as number) : 0xff;
    if ((first & 0xe0) !== major) return this.fail();
    this.at++;
    const info = first & 31;
    if (info < 24) return info;
    if (info === 24) return this.least(this.big(1), 24);
    if (info === 25) return this.least(this.big(2), 0x100);
    if (info === 26) return this.least(this.big(4), 0x10000);
    if (info === 27) return this.least(this.big(8), 0x100000000);
    return this.fail();
  }

  private least(value: number, least: number): number {
    return value < least || value > Number.MAX_SAFE_INTEGER ? this.fail() : value;
  }

  private big(length: number): number {
    if (this.at + length > this.bytes.length) return this.fail();
    let value = 0;
    for (let i = 0; i < length; i++) value = value * 256 + (this.bytes[this.at++] as number);
    return value;
  }

  private fail(): number {
    this.failed = true;
    return 0;
  }
}
