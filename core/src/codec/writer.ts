/**
 * Writes deterministic CBOR by hand, for the shapes of the hot path; everything else goes through
 * cbor.ts. A test compares the two byte for byte.
 */
export class Writer {
  private buffer: Uint8Array;
  private at = 0;

  constructor(capacity = 1024) {
    this.buffer = new Uint8Array(capacity);
  }

  /** Forgets what was written; the memory is used again. */
  reset(): this {
    this.at = 0;
    return this;
  }

  get length(): number {
    return this.at;
  }

  /** A copy of what was written. */
  bytes(): Uint8Array {
    return this.buffer.slice(0, this.at);
  }

  /** What was written, without a copy: valid until the next write or reset. */
  view(): Uint8Array {
    return this.buffer.subarray(0, this.at);
  }

  byte(value: number): this {
    this.room(1);
    this.buffer[this.at++] = value;
    return this;
  }

  /** Bytes as they are, without a head. */
  raw(bytes: Uint8Array): this {
    this.room(bytes.length);
    this.buffer.set(bytes, this.at);
    this.at += bytes.length;
    return this;
  }

  uint(value: number): this {
    return this.head(0x00, value);
  }

  int(value: number): this {
    return value < 0 ? this.head(0x20, -1 - value) : this.head(0x00, value);
  }

  bstr(bytes: Uint8Array): this {
    return this.head(0x40, bytes.length).raw(bytes);
  }

  array(length: number): this {
    return this.head(0x80, length);
  }

  map(length: number): this {
    return this.head(0xa0, length);
  }

  null(): this {
    return this.byte(0xf6);
  }

  /** Text as UTF-8. Lone surrogates become U+FFFD, as every encoder does. */
  text(text: string): this {
    // One pass into the tail of the buffer behind the widest head, then the head in front of it.
    this.room(9 + 3 * text.length);
    const start = this.at + 9;
    const end = writeUtf8(this.buffer, start, text);
    this.head(0x60, end - start);
    this.buffer.copyWithin(this.at, start, end);
    this.at += end - start;
    return this;
  }

  private head(major: number, n: number): this {
    this.room(9);
    const b = this.buffer;
    if (n < 24) {
      b[this.at++] = major | n;
    } else if (n < 0x100) {
      b[this.at++] = major | 24;
      b[this.at++] = n;
    } else if (n < 0x10000) {
      b[this.at++] = major | 25;
      b[this.at++] = n >> 8;
      b[this.at++] = n & 255;
    } else if (n < 0x100000000) {
      b[this.at++] = major | 26;
      this.word(n);
    } else {
      b[this.at++] = major | 27;
      this.word(Math.floor(n / 0x100000000));
      this.word(n % 0x100000000);
    }
    return this;
  }

  private word(n: number): void {
    const b = this.buffer;
    b[this.at++] = n >>> 24;
    b[this.at++] = (n >>> 16) & 255;
    b[this.at++] = (n >>> 8) & 255;
    b[this.at++] = n & 255;
  }

  private room(bytes: number): void {
    if (this.at + bytes <= this.buffer.length) return;
    const larger = new Uint8Array(Math.max(2 * this.buffer.length, this.at + bytes));
    larger.set(this.buffer);
    this.buffer = larger;
  }
}

function writeUtf8(out: Uint8Array, start: number, text: string): number {
  let at = start;
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code < 0x80) {
      out[at++] = code;
      continue;
    }
    if (code < 0x800) {
      out[at++] = 0xc0 | (code >> 6);
      out[at++] = 0x80 | (code & 63);
      continue;
    }
    if (code >= 0xd800 && code < 0xe000) {
      const low = code < 0xdc00 ? text.charCodeAt(i + 1) : 0;
      if (low >= 0xdc00 && low < 0xe000) {
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        i++;
        out[at++] = 0xf0 | (code >> 18);
        out[at++] = 0x80 | ((code >> 12) & 63);
        out[at++] = 0x80 | ((code >> 6) & 63);
        out[at++] = 0x80 | (code & 63);
        continue;
      }
      code = 0xfffd;
    }
    out[at++] = 0xe0 | (code >> 12);
    out[at++] = 0x80 | ((code >> 6) & 63);
    out[at++] = 0x80 | (code & 63);
  }
  return at;
}
