import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import type { Crypto } from '../src/base/crypto.ts';

/* A Crypto port and seeded signers for the tests of core, which has no cryptography of its own. */

const prefixes = {
  ed25519: '302a300506032b6570032100',
  mldsa: '30820532300b06096086480165030403110382052100',
  p256: '3059301306072a8648ce3d020106082a8648ce3d030107034200',
};

type Name = keyof typeof prefixes;

function check(name: Name, digest: string | null) {
  return (raw: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean => {
    try {
      const der = Buffer.concat([Buffer.from(prefixes[name], 'hex'), raw]);
      const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
      return verify(digest, message, key, signature);
    } catch {
      return false;
    }
  };
}

export const testCrypto: Crypto = {
  sha256: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
  verifyEd25519: check('ed25519', null),
  verifyMlDsa44: check('mldsa', null),
  verifyP256: check('p256', 'sha256'),
};

export type TestSigner = { publicKey: Uint8Array; sign(message: Uint8Array): Uint8Array };

function signer(name: Name, key: KeyObject, digest: string | null): TestSigner {
  const der = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    publicKey: new Uint8Array(der.subarray(prefixes[name].length / 2)),
    sign: (message) => new Uint8Array(sign(digest, message, key)),
  };
}

/** An Ed25519 key that is the same in every run. */
export function ed25519(name: string): TestSigner {
  const seed = createHash('sha256').update(name).digest();
  const key = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  return signer('ed25519', createPrivateKey({ key, format: 'der', type: 'pkcs8' }), null);
}

/** An ML-DSA-44 key that is the same in every run; its signatures are not. */
export function mlDsa44(name: string): TestSigner {
  const seed = createHash('sha256').update(name).digest();
  const prefix = Buffer.from('3034020100300b060960864801650304031104228020', 'hex');
  const key = Buffer.concat([prefix, seed]);
  return signer('mldsa', createPrivateKey({ key, format: 'der', type: 'pkcs8' }), null);
}

export function p256(): TestSigner {
  return signer('p256', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey, 'sha256');
}

/** Bytes that depend on a name alone. */
export function bytesOf(name: string, length: number): Uint8Array {
  const out = new Uint8Array(length);
  for (let at = 0; at < length; at += 32) {
    const block = createHash('sha256').update(`${name}/${at}`).digest();
    out.set(block.subarray(0, Math.min(32, length - at)), at);
  }
  return out;
}
