import { hash, type KeyObject, verify } from 'node:crypto';
import type { Crypto } from '@parley/core/base/crypto.ts';
import { type Algorithm, publicKeyOf } from './der.ts';
import { verifyEd25519 } from './ed25519.ts';

/** Keys kept ready: making one from its bytes costs as much as half a verification. */
const keysMax = 1024;

/** The Crypto port over OpenSSL; libsodium for Ed25519. Synchronous, no state but ready keys. */
export function nodeCrypto(): Crypto {
  const mldsa44 = new ReadyKeys('mldsa44');
  const p256 = new ReadyKeys('p256');
  return {
    sha256,
    verifyEd25519,
    verifyMlDsa44: (key, message, signature) =>
      signature.length === 2420 && verified(null, mldsa44.get(key), message, signature),
    verifyP256: (key, message, signature) => verified('sha256', p256.get(key), message, signature),
  };
}

/**
 * SHA-256 in one call. The digest comes as text of one byte a letter and is copied into memory of
 * the heap: a buffer of its own for each of the 32 bytes costs more than to hash 330.
 */
export function sha256(bytes: Uint8Array): Uint8Array {
  const digest = hash('sha256', bytes, 'latin1' as 'binary');
  const out = new Uint8Array(32);
  for (let i = 0; i < 32; i++) out[i] = digest.charCodeAt(i);
  return out;
}

/** False for anything that does not verify, also for what OpenSSL refuses with an error. */
function verified(
  digest: string | null,
  key: KeyObject | undefined,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (key === undefined) return false;
  try {
    return verify(digest, message, key, signature);
  } catch {
    return false;
  }
}

/** Key objects by raw key, the oldest dropped first. */
class ReadyKeys {
  private readonly keys = new Map<string, KeyObject>();
  private readonly algorithm: Algorithm;

  constructor(algorithm: Algorithm) {
    this.algorithm = algorithm;
  }

  get(raw: Uint8Array): KeyObject | undefined {
    const name = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1');
    const ready = this.keys.get(name);
    if (ready !== undefined) return ready;
    const made = publicKeyOf(this.algorithm, raw);
    if (made === undefined) return undefined;
    if (this.keys.size >= keysMax) this.keys.delete(this.keys.keys().next().value as string);
    this.keys.set(name, made);
    return made;
  }
}
