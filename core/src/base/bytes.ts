/** Joins byte strings into a new one. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const out = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** Same length and same bytes. Not constant time: for public values only. */
export function equal(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Order of byte strings: byte by byte, a prefix first. Negative, zero or positive. */
export function compare(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

const digits = '0123456789abcdef';
const hexOf: readonly string[] = Array.from(
  { length: 256 },
  (_, i) => (digits[i >> 4] as string) + (digits[i & 15] as string),
);

/** Lower-case hexadecimal. */
export function hex(bytes: Uint8Array): string {
  let out = '';
  for (let i = 0; i < bytes.length; i++) out += hexOf[bytes[i] as number];
  return out;
}

/** Bytes of lower-case hexadecimal, or undefined when the text is anything else. */
export function unhex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) return undefined;
  const out = new Uint8Array(text.length / 2);
  for (let i = 0; i < out.length; i++) out[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return out;
}

/** Code points below 128 as bytes. The caller knows that the text is ASCII. */
export function ascii(text: string): Uint8Array {
  const out = new Uint8Array(text.length);
  writeAscii(text, out, 0);
  return out;
}

/** The same into `out` from `at`; gives the place behind it. */
export function writeAscii(text: string, out: Uint8Array, at: number): number {
  for (let i = 0; i < text.length; i++) out[at + i] = text.charCodeAt(i);
  return at + text.length;
}

/** The text of bytes below 128, or undefined when one is not. */
export function fromAscii(bytes: Uint8Array): string | undefined {
  let out = '';
  for (let i = 0; i < bytes.length; i++) {
    const code = bytes[i] as number;
    if (code >= 128) return undefined;
    out += String.fromCharCode(code);
  }
  return out;
}

/** Eight bytes, most significant first. The value is a whole number up to 2^53 - 1. */
export function uint64(value: number): Uint8Array {
  const out = new Uint8Array(8);
  let rest = value;
  for (let i = 7; i >= 0; i--) {
    out[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return out;
}

/** The number in eight bytes, or undefined above 2^53 - 1. */
export function fromUint64(bytes: Uint8Array): number | undefined {
  let value = 0;
  for (let i = 0; i < 8; i++) value = value * 256 + (bytes[i] ?? 0);
  return Number.isSafeInteger(value) ? value : undefined;
}
