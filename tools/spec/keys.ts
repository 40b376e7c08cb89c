import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { p256 as curve } from '@noble/curves/nist.js';
import { ml_dsa44 } from '@noble/post-quantum/ml-dsa.js';

/** Seed of an example's key, or its random bytes: SHA-256("parley example NAME"). */
export function seed(name: string, length = 32): Uint8Array {
  const out = new Uint8Array(length);
  for (let at = 0, i = 0; at < length; at += 32, i++) {
    const text = `parley example ${name}${i === 0 ? '' : ` ${i}`}`;
    out.set(
      createHash('sha256')
        .update(text)
        .digest()
        .subarray(0, length - at),
      at,
    );
  }
  return out;
}

/** ECDSA over P-256 with SHA-256 (RFC 6979, so that it is made again); the signature in DER. */
export function p256(name: string): ExampleKey {
  const secret = seed(name);
  return {
    publicKey: curve.getPublicKey(secret, false),
    sign: (message) => curve.sign(message, secret, { format: 'der' }),
  };
}

/** ML-DSA-44 from the seed, signing without added randomness (FIPS 204, deterministic variant). */
export function mldsa44Key(name: string): ExampleKey {
  const { publicKey, secretKey } = ml_dsa44.keygen(seed(name));
  return {
    publicKey,
    sign: (message) => ml_dsa44.sign(message, secretKey, { extraEntropy: false }),
  };
}

/** A key whose private half is the seed of its name. */
export type ExampleKey = {
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Uint8Array;
};

const ed25519Start = '302e020100300506032b657004220420';
const mldsaStart = '3034020100300b060960864801650304031104228020';
const mlkemStart = '3054020100300b060960864801650304040204428040';
const x25519Start = '302e020100300506032b656e04220420';

export function ed25519(name: string): ExampleKey {
  const key = privateKey(ed25519Start, seed(name));
  return {
    publicKey: rawPublic(key, 32),
    sign: (message) => new Uint8Array(sign(null, message, key)),
  };
}

/** Public key of ML-DSA-44 from the seed (FIPS 204, key generation). */
export function mldsa44(name: string): Uint8Array {
  return rawPublic(privateKey(mldsaStart, seed(name)), 1312);
}

/** Public key of X-Wing from the seed: ML-KEM-768 and X25519 of its SHAKE-256 expansion. */
export function xwing(name: string): Uint8Array {
  const wide = createHash('shake256', { outputLength: 96 }).update(seed(name)).digest();
  const mlkem = rawPublic(privateKey(mlkemStart, wide.subarray(0, 64)), 1184);
  const x25519 = rawPublic(privateKey(x25519Start, wide.subarray(64)), 32);
  return new Uint8Array(Buffer.concat([mlkem, x25519]));
}

function privateKey(start: string, raw: Uint8Array): KeyObject {
  const key = Buffer.concat([Buffer.from(start, 'hex'), raw]);
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}

function rawPublic(key: KeyObject, length: number): Uint8Array {
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return new Uint8Array(spki.subarray(spki.length - length));
}
