import { hex } from '@parley/core/base/bytes.ts';
import type { RefusalCode } from '@parley/core/base/refusal.ts';
import { type CborValue, encode } from '@parley/core/codec/cbor.ts';
import type { FailCase } from './case.ts';

/** A case that must be refused. */
export function fail(name: string, code: RefusalCode, bytes: Uint8Array): FailCase {
  return { name, code, bytes: hex(bytes) };
}

/** The same for a value in deterministic CBOR, so that only its shape is at fault. */
export function failValue(name: string, code: RefusalCode, value: CborValue): FailCase {
  return fail(name, code, encode(value));
}

/** A copy with the byte at an index replaced. */
export function withByte(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const out = bytes.slice();
  out[at] = value;
  return out;
}

/** A copy with bytes put in at an index in place of `removed` ones. */
export function spliced(
  bytes: Uint8Array,
  at: number,
  removed: number,
  put: readonly number[],
): Uint8Array {
  return new Uint8Array([...bytes.slice(0, at), ...put, ...bytes.slice(at + removed)]);
}
