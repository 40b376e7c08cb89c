import { createHash } from 'node:crypto';
import type { Crypto } from '@parley/core/base/crypto.ts';

/**
 * True hashes, and a check of signatures that lets all of them pass: who changes bytes at random
 * never makes a true one, and what lies behind the check is to be reached.
 */
export const lenientCrypto: Crypto = {
  sha256: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
  verifyEd25519: () => true,
  verifyMlDsa44: () => true,
  verifyP256: () => true,
};
