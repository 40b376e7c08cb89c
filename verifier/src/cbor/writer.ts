/** Writes what is signed and hashed: deterministic CBOR, part by part. */
import { type Bytes, concat, utf8 } from '../base/bytes.ts';

/** The head of a part: major type and argument in the shortest form. */
export function cborHead(major: number, argument: number): Bytes {
  const type = major << 5;
  if (argument < 24) return Uint8Array.of(type | argument);
  const width = argument < 0x100 ? 1 : argument < 0x1_0000 ? 2 : argument < 0x1_0000_0000 ? 4 : 8;
  const bytes = new Uint8Array(1 + width);
  bytes[0] = type | (24 + Math.log2(width));
  for (let i = width, rest = argument; i > 0; i--) {
    bytes[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return bytes;
}

export const cborNull: Bytes = Uint8Array.of(0xf6);

export function cborUint(value: number): Bytes {
  return cborHead(0, value);
}

export function cborBytes(bytes: Bytes): Bytes {
  return concat(cborHead(2, bytes.length), bytes);
}

export function cborText(text: string): Bytes {
  const bytes = utf8(text);
  return concat(cborHead(3, bytes.length), bytes);
}

/** An array of parts that are encoded already. */
export function cborArray(...parts: readonly Bytes[]): Bytes {
  return concat(cborHead(4, parts.length), ...parts);
}
