import type { Crypto } from '@parley/core/base/crypto.ts';
import type { Aead, Hpke } from '@parley/envelope/ports.ts';
import type { Random } from '../random.ts';

/** A private key in use. */
export type Signer = { readonly publicKey: Uint8Array; sign(message: Uint8Array): Uint8Array };

/** What a second implementation says of a transcript, held against a charter file. */
export type SecondVerifier = (
  transcript: Uint8Array,
  charterFile: Uint8Array,
) =>
  | { readonly ok: true; readonly cuts: number; readonly hash: string }
  | { readonly ok: false; readonly why: string };

/**
 * All cryptography of a simulated line. The fake and the real one pass the same suite
 * (crypto.conformance.ts), have the same sizes, and draw the same from the random stream: so one
 * seed gives the same trace with either.
 */
export type SimCrypto = {
  readonly name: 'fake' | 'real';
  readonly crypto: Crypto;
  readonly aead: Aead;
  /** Ed25519 from a seed of 32 bytes. */
  ed25519(seed: Uint8Array): Signer;
  /** ML-DSA-44 from a seed of 32 bytes. */
  mldsa44(seed: Uint8Array): Signer;
  /** HPKE whose key pairs and secrets come from `random`, as far as they can. */
  hpke(random: Random): Hpke;
  /** Reads what was signed with it; absent: nobody else can. */
  readonly verifier?: SecondVerifier;
};
