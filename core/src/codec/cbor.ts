import * as cborg from 'cborg';
import { equal } from '../base/bytes.ts';
import { ok, type Refusal, type Result, refuse } from '../base/refusal.ts';

/** A decoded value: number, string, boolean, null, Uint8Array, array, or Map. */
export type CborValue =
  | number
  | string
  | boolean
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
 * UTF-8 and floats that are integers, so the value is encoded again and compared.
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
  return equal(again, bytes) ? ok(value) : refuse('not-canonical');
}

function notCbor(error: unknown): Refusal {
  return refuse('malformed-cbor', error instanceof Error ? error.message : '');
}
