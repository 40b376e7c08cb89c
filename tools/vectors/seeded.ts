import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { p256 } from '@noble/curves/nist.js';
import { ml_dsa44 } from '@noble/post-quantum/ml-dsa.js';

/**
 * Bytes that follow from a name and nothing else, so that two runs on two machines make the same
 * vectors. Never for keys of a real line.
 */
export function seeded(name: string, length: number): Uint8Array {
  const out = new Uint8Array(length);
  for (let at = 0; at < length; at += 32) {
    const block = createHash('sha256').update(`parley vectors ${name} ${at}`).digest();
    out.set(block.subarray(0, Math.min(32, length - at)), at);
  }
  return out;
}

export type SeededKey = {
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Uint8Array;
};

const pkcs8Start = Buffer.from('302e020100300506032b657004220420', 'hex');

/** An Ed25519 key that follows from its name; its signatures are deterministic (RFC 8032). */
export function seededKey(name: string): SeededKey {
  const der = Buffer.concat([pkcs8Start, seeded(`ed25519 ${name}`, 32)]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    publicKey: new Uint8Array(spki.subarray(spki.length - 32)),
    sign: (message) => new Uint8Array(sign(null, message, key)),
  };
}

/** A P-256 key likewise; nonces by RFC 6979, signatures in DER. */
export function seededP256(name: string): SeededKey {
  const secret = seeded(`p256 ${name}`, 32);
  return {
    publicKey: p256.getPublicKey(secret, false),
    sign: (message) => p256.sign(message, secret, { format: 'der' }),
  };
}

/** An ML-DSA-44 key likewise; its signatures draw nothing (FIPS 204, the deterministic variant). */
export function seededMlDsa(name: string): SeededKey {
  const { publicKey, secretKey } = ml_dsa44.keygen(seeded(`mldsa ${name}`, 32));
  return {
    publicKey,
    sign: (message) => ml_dsa44.sign(message, secretKey, { extraEntropy: false }),
  };
}
