import type { Hpke } from '@parley/envelope/ports.ts';
import {
  AEAD_AES_256_GCM,
  CipherSuite,
  KDF_HKDF_SHA256,
  KEM_MLKEM768_X25519,
  NotSupportedError,
} from 'hpke';

const suite = new CipherSuite(KEM_MLKEM768_X25519, KDF_HKDF_SHA256, AEAD_AES_256_GCM);

/**
 * HPKE of RFC 9180 in mode_psk: X-Wing (0x647a), HKDF-SHA256, AES-256-GCM (spec/envelope.md).
 * Keys are raw: public 1,216 bytes, private 32.
 */
export const hpke: Hpke = {
  async generateKeyPair() {
    const pair = await suite.GenerateKeyPair(true);
    return {
      publicKey: await suite.SerializePublicKey(pair.publicKey),
      privateKey: await suite.SerializePrivateKey(pair.privateKey),
    };
  },

  async seal(publicKey, plaintext, context) {
    try {
      const key = await suite.DeserializePublicKey(publicKey);
      const sealed = await suite.Seal(key, plaintext, context);
      return { enc: sealed.encapsulatedSecret, ct: sealed.ciphertext };
    } catch (error) {
      return refused(error);
    }
  },

  async open(privateKey, sealed, context) {
    try {
      const key = await suite.DeserializePrivateKey(privateKey);
      return await suite.Open(key, sealed.enc, sealed.ct, context);
    } catch (error) {
      return refused(error);
    }
  },
};

/** Bad bytes are no answer; a program that cannot do X-Wing at all must not look like bad bytes. */
function refused(error: unknown): undefined {
  if (error instanceof NotSupportedError || error instanceof TypeError) throw error;
  return undefined;
}
