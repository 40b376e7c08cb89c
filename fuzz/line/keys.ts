import { hash } from 'node:crypto';
import { ascii, concat, equal } from '@parley/core/base/bytes.ts';
import type { Crypto } from '@parley/core/base/crypto.ts';

/*
 * Signatures by hashes of key and message. Whoever knows a public key can make them, but random
 * changes never do; and one costs a hundredth of a true one.
 */

export function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(hash('sha256', bytes, 'buffer'));
}

/** Bytes that follow from a name. */
export function named(name: string, length = 32): Uint8Array {
  const parts = Array.from({ length: Math.ceil(length / 32) }, (_, i) =>
    sha256(ascii(`${name} ${i}`)),
  );
  return concat(...parts).slice(0, length);
}

export function signed(publicKey: Uint8Array, message: Uint8Array, length = 64): Uint8Array {
  const out = new Uint8Array(length);
  out.set(sha256(concat(publicKey, message)));
  return out;
}

const verifies = (length: number) => (key: Uint8Array, message: Uint8Array, given: Uint8Array) =>
  equal(given, signed(key, message, length));

export const hashCrypto: Crypto = {
  sha256,
  verifyEd25519: verifies(64),
  verifyMlDsa44: verifies(2420),
  verifyP256: verifies(64),
};
