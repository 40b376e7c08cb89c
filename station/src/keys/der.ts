import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/*
 * Raw keys as they stand in certificates, dressed in the DER that node:crypto reads. The prefixes
 * are fixed because the lengths are (RFC 8410, RFC 9881, RFC 5480).
 */

const spki = {
  ed25519: { prefix: Buffer.from('302a300506032b6570032100', 'hex'), length: 32 },
  mldsa44: {
    prefix: Buffer.from('30820532300b06096086480165030403110382052100', 'hex'),
    length: 1312,
  },
  p256: {
    prefix: Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex'),
    length: 65,
  },
} as const;

export type Algorithm = keyof typeof spki;

const pkcs8 = {
  ed25519: Buffer.from('302e020100300506032b657004220420', 'hex'),
  mldsa44: Buffer.from('3034020100300b060960864801650304031104228020', 'hex'),
} as const;

/** The public key, or undefined when the bytes are no key of that algorithm. */
export function publicKeyOf(algorithm: Algorithm, raw: Uint8Array): KeyObject | undefined {
  const { prefix, length } = spki[algorithm];
  if (raw.length !== length) return undefined;
  try {
    return createPublicKey({ key: Buffer.concat([prefix, raw]), format: 'der', type: 'spki' });
  } catch {
    return undefined;
  }
}

/** The raw bytes of a public key. */
export function rawPublicKey(algorithm: Algorithm, key: KeyObject): Uint8Array {
  const der = key.export({ format: 'der', type: 'spki' });
  return new Uint8Array(der.subarray(der.length - spki[algorithm].length));
}

/** The private key of a 32-byte seed. */
export function privateKeyOf(algorithm: keyof typeof pkcs8, seed: Uint8Array): KeyObject {
  const key = Buffer.concat([pkcs8[algorithm], seed]);
  const made = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  key.fill(0);
  return made;
}
