import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import type { Crypto } from '@parley/core/base/crypto.ts';

/*
 * Real Ed25519 for the simulator, by Node. For ML-DSA-44 stands a hash of key and message: it has
 * the sizes, and the wrong key or message fails. P-256 has no part in a simulated line.
 */

const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const spki = Buffer.from('302a300506032b6570032100', 'hex');

export type Signer = { readonly publicKey: Uint8Array; sign(message: Uint8Array): Uint8Array };

export function signerOf(seed: Uint8Array): Signer {
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
  return {
    publicKey: new Uint8Array(raw),
    sign: (message) => new Uint8Array(sign(null, message, key)),
  };
}

const keys = new Map<string, KeyObject>();

function keyOf(raw: Uint8Array): KeyObject {
  const name = Buffer.from(raw).toString('hex');
  let key = keys.get(name);
  if (!key) {
    key = createPublicKey({ key: Buffer.concat([spki, raw]), format: 'der', type: 'spki' });
    keys.set(name, key);
  }
  return key;
}

/** What stands for an ML-DSA-44 signature here: anyone could make it, it proves nothing. */
export function fakePq(publicKey: Uint8Array, message: Uint8Array): Uint8Array {
  const signature = new Uint8Array(2420);
  signature.set(createHash('sha256').update(publicKey).update(message).digest());
  return signature;
}

export const crypto: Crypto = {
  sha256: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
  verifyEd25519: (key, message, signature) => verify(null, message, keyOf(key), signature),
  verifyMlDsa44: (key, message, signature) => Buffer.from(signature).equals(fakePq(key, message)),
  verifyP256: () => false,
};
