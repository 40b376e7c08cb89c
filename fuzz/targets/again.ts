import { equal, hex } from '@parley/core/base/bytes.ts';
import type { Result } from '@parley/core/base/refusal.ts';

/**
 * The promise of every decoder: bytes to a value or a refusal, and what is decoded encodes to the
 * same bytes. A text when it is broken.
 */
export function again<T>(
  decode: (bytes: Uint8Array) => Result<T>,
  encode: (value: T) => Uint8Array,
): (bytes: Uint8Array) => string | undefined {
  return (bytes) => {
    const read = decode(bytes);
    return read.ok ? sameBytes(encode(read.value), bytes) : undefined;
  };
}

export function sameBytes(written: Uint8Array, bytes: Uint8Array): string | undefined {
  return equal(written, bytes) ? undefined : `written again it gives ${hex(written)}`;
}

/** The first of several promises that is broken. */
export function all(
  ...runs: readonly ((bytes: Uint8Array) => string | undefined)[]
): (bytes: Uint8Array) => string | undefined {
  return (bytes) => {
    for (const run of runs) {
      const broken = run(bytes);
      if (broken !== undefined) return broken;
    }
    return undefined;
  };
}
