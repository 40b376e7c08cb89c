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
 * Total and strict: bytes to value, or a refusal. The library accepts unsorted keys, invalid
 * UTF-8 and floats that are integers, so the value is encoded again and compared; and booleans,
 * fractions and keys of any type, which no structure of ours has (spec/entry.md).
 */
export function decode(bytes: Uint8Array): Result<CborValue> {
  let value: CborValue;
  let again: Uint8Array;
  try {
    value = cborg.decode(bytes, decodeOptions) as CborValue;
    again = encode(value);
  } catch (error) {
    return notCbor(error);
  }
  if (!equal(again, bytes)) return refuse('not-canonical');
  return isOurs(value, limits.nestingMax) ? ok(value) : refuse('malformed-cbor', 'type or depth');
}

/** Whole numbers, texts, bytes, null, and arrays and maps of them, no deeper than that. */
function isOurs(value: unknown, depth: number): boolean {
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
