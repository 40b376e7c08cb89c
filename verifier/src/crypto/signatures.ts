/** The other two signature schemes: ML-DSA-44 (FIPS 204, pure) and ECDSA P-256 with SHA-256. */
import { p256 } from '@noble/curves/nist.js';
import { ml_dsa44 } from '@noble/post-quantum/ml-dsa.js';
import type { Bytes } from '../base/bytes.ts';

export function verifyMlDsa44(publicKey: Bytes, message: Bytes, signature: Bytes): boolean {
  if (publicKey.length !== 1312 || signature.length !== 2420) return false;
  try {
    return ml_dsa44.verify(signature, message, publicKey);
  } catch {
    return false;
  }
}

/** The signature is in DER, the key an uncompressed point; both values of s count. */
export function verifyP256(publicKey: Bytes, message: Bytes, signature: Bytes): boolean {
  try {
    return p256.verify(signature, message, publicKey, { lowS: false, format: 'der' });
  } catch {
    return false;
  }
}
