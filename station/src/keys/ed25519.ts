import { createRequire } from 'node:module';

/** What we call of libsodium; the package has no types of its own. */
type Sodium = {
  crypto_sign_seed_keypair(publicKey: Uint8Array, secret: Uint8Array, seed: Uint8Array): void;
  crypto_sign_detached(signature: Uint8Array, message: Uint8Array, secret: Uint8Array): void;
  crypto_sign_verify_detached(
    signature: Uint8Array,
    message: Uint8Array,
    publicKey: Uint8Array,
  ): boolean;
};

const sodium = createRequire(import.meta.url)('sodium-native') as Sodium;

/**
 * The rule of spec/checkpoint.md, "Which signatures count", which is libsodium's: two verifiers
 * that differ on a crafted signature would differ on the record.
 */
export function verifyEd25519(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  return sodium.crypto_sign_verify_detached(signature, message, publicKey);
}

/** RFC 8032 from a seed of 32 bytes; deterministic. */
export function ed25519Keys(seed: Uint8Array): {
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Uint8Array;
} {
  const publicKey = new Uint8Array(32);
  const secret = new Uint8Array(64);
  sodium.crypto_sign_seed_keypair(publicKey, secret, seed);
  return {
    publicKey,
    sign: (message) => {
      const signature = new Uint8Array(64);
      sodium.crypto_sign_detached(signature, message, secret);
      return signature;
    },
  };
}
