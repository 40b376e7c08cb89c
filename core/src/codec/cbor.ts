import * as cborg from 'cborg';
import { equal } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { ok, type Refusal, type Result, refuse } from '../base/refusal.ts';

/** A decoded value: whole number, string, null, Uint8Array, array, or Map. */
export type CborValue =
  | number
  | string
  | null
  | Uint8Array
  | readonly CborValue[]
  | ReadonlyMap<number | string, CborValue>;

const decodeOptions: cborg.DecodeOptions = {
  strict: true,
  allowIndefinite: false,
  allowUndefined: false,
  allowBigInt: false,
  allowNaN: false,
  allowInfinity: false,
  rejectDuplicateMapKeys: true,
  useMaps: true,
};

/** The one deterministic encoding of a value (RFC 8949 section 4.2.1). */
export function encode(value: CborValue): Uint8Array {
  const { buffer, byteOffset, byteLength } = cborg.encode(value, cborg.rfc8949EncodeOptions);
  // In Node the library gives a Buffer, whose `slice` would share its memory.
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/**
 * Total and strict: bytes to value, or a refusal (spec/reading.md). The library accepts booleans,
 * fractions and keys of any type, which no structure of ours has: `malformed-cbor`; and unsorted
 * keys and invalid UTF-8, so the value is encoded again and compared: `not-canonical`.
 */
export function decode(bytes: Uint8Array): Result<CborValue> {
  let value: unknown;
  try {
    value = cborg.decode(bytes, decodeOptions);
  } catch (error) {
    return notCbor(error);
  }
  if (!isOurs(value, limits.nestingMax)) return refuse('malformed-cbor', 'type or depth');
  const again = encode(value);
  if (!equal(again, bytes)) return otherEncoding(bytes);
  return ok(value);
}

/** Of bytes that decode and are not what would be written: a float is none of our parts. */
function otherEncoding(bytes: Uint8Array): Refusal {
  return hasFloat(bytes) ? refuse('malformed-cbor', 'float') : refuse('not-canonical');
}

/** Whether a float stands in well-formed bytes: it decodes to a whole number like any other. */
function hasFloat(bytes: Uint8Array): boolean {
  const tokens = new cborg.Tokenizer(bytes, decodeOptions);
  while (!tokens.done()) if (cborg.Type.equals(tokens.next().type, cborg.Type.float)) return true;
  return false;
}

/** Whole numbers, texts, bytes, null, and arrays and maps of them, no deeper than that. */
function isOurs(value: unknown, depth: number): value is CborValue {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (value === null || typeof value === 'string' || value instanceof Uint8Array) return true;
  if (depth === 0) return false;
  if (Array.isArray(value)) return value.every((one) => isOurs(one, depth - 1));
  if (!(value instanceof Map)) return false;
  for (const [key, one] of value) {
    const named = typeof key === 'string' || Number.isSafeInteger(key);
    if (!named || !isOurs(one, depth - 1)) return false;
  }
  return true;
}

function notCbor(error: unknown): Refusal {
  return refuse('malformed-cbor', error instanceof Error ? error.message : '');
}
