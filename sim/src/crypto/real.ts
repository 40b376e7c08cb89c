import type { Crypto } from '@parley/core/base/crypto.ts';
import type { Aead, Hpke } from '@parley/envelope/ports.ts';
import type { SecondVerifier, Signer, SimCrypto } from './ports.ts';

/** A station's own cryptography, handed in by whoever may reach it (main.ts, tests). */
export type StationCrypto = {
  readonly crypto: Crypto;
  readonly aead: Aead;
  readonly hpke: Hpke;
  ed25519(seed: Uint8Array): Signer;
  mldsa44(seed: Uint8Array): Signer;
  readonly verifier: SecondVerifier;
};

/**
 * The real one as a simulated line uses it. HPKE draws its own randomness; what the fake one would
 * have drawn is drawn too, so that everything else of a seed stays as it is.
 */
export function realCrypto(station: StationCrypto): SimCrypto {
  const { crypto, aead, hpke, ed25519, mldsa44, verifier } = station;
  return {
    name: 'real',
    crypto,
    aead,
    ed25519,
    mldsa44,
    verifier,
    hpke: (random) => ({
      generateKeyPair() {
        random.bytes(32);
        return hpke.generateKeyPair();
      },
      seal(publicKey, plaintext, context) {
        random.bytes(32);
        return hpke.seal(publicKey, plaintext, context);
      },
      open: (privateKey, sealed, context) => hpke.open(privateKey, sealed, context),
    }),
  };
}
