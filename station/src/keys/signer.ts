import { createPublicKey, randomBytes, sign } from 'node:crypto';
import { privateKeyOf, rawPublicKey } from './der.ts';
import { ed25519Keys } from './ed25519.ts';

/** A private key in use. The seed stays with whoever made the signer. */
export type Signer = {
  readonly publicKey: Uint8Array;
  /** Ed25519: 64 bytes. ML-DSA-44: 2420 bytes, hedged, empty context. */
  sign(message: Uint8Array): Uint8Array;
};

export const seedBytes = 32;

/** A fresh seed, for either algorithm. */
export function newSeed(): Uint8Array {
  return new Uint8Array(randomBytes(seedBytes));
}

/** RFC 8032. */
export function ed25519Signer(seed: Uint8Array): Signer {
  return ed25519Keys(seed);
}

/** FIPS 204. */
export function mlDsa44Signer(seed: Uint8Array): Signer {
  const key = privateKeyOf('mldsa44', seed);
  return {
    publicKey: rawPublicKey('mldsa44', createPublicKey(key)),
    sign: (message) => {
      const signature = sign(null, message, key);
      return new Uint8Array(signature.buffer, signature.byteOffset, signature.byteLength);
    },
  };
}
