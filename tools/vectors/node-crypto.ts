import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { Crypto } from '@parley/core/keys/crypto.ts';

const ed25519Start = Buffer.from('302a300506032b6570032100', 'hex');
const mldsa44Start = Buffer.from('30820532300b06096086480165030403110382052100', 'hex');
const p256Start = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex');

/** The port of core over Node, for tools: nothing is kept between two calls. */
export const nodeCrypto: Crypto = {
  sha256: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
  verifyEd25519: (publicKey, message, signature) =>
    verified(null, keyFrom(ed25519Start, publicKey), message, signature),
  verifyMlDsa44: (publicKey, message, signature) =>
    verified(null, keyFrom(mldsa44Start, publicKey), message, signature),
  verifyP256: (publicKey, message, signature) =>
    verified('sha256', keyFrom(p256Start, publicKey), message, signature),
};

function keyFrom(start: Buffer, publicKey: Uint8Array): KeyObject | undefined {
  try {
    return createPublicKey({ key: Buffer.concat([start, publicKey]), format: 'der', type: 'spki' });
  } catch {
    return undefined;
  }
}

function verified(
  algorithm: string | null,
  key: KeyObject | undefined,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (key === undefined) return false;
  try {
    return verify(algorithm, message, key, signature);
  } catch {
    return false;
  }
}
