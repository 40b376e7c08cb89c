import { describe, expect, it } from 'vitest';
import { Random } from '../random.ts';
import type { SimCrypto } from './ports.ts';

/** What a simulated line relies on, of the fake cryptography and of the real one. */
export function cryptoConformance(name: string, crypto: SimCrypto): void {
  const random = new Random(1);
  const flipped = (bytes: Uint8Array, bit: number) => {
    const out = bytes.slice();
    out[bit >> 3] = (out[bit >> 3] as number) ^ (1 << (bit & 7));
    return out;
  };
  const context = { info: random.bytes(60), psk: random.bytes(32), pskId: random.bytes(32) };

  describe(`${name} cryptography`, () => {
    it('signs so that only its key, its message and every bit of it verify', () => {
      const [one, other] = [crypto.ed25519(random.bytes(32)), crypto.ed25519(random.bytes(32))];
      const verify = crypto.crypto.verifyEd25519;
      const message = random.bytes(200);
      const signature = one.sign(message);
      expect([one.publicKey.length, signature.length]).toEqual([32, 64]);
      expect(verify(one.publicKey, message, signature)).toBe(true);
      expect(verify(other.publicKey, message, signature)).toBe(false);
      expect(verify(one.publicKey, flipped(message, 77), signature)).toBe(false);
      expect(verify(one.publicKey, message, flipped(signature, 300))).toBe(false);
      const pq = crypto.mldsa44(random.bytes(32));
      const sealed = pq.sign(message);
      expect([pq.publicKey.length, sealed.length]).toEqual([1312, 2420]);
      expect(crypto.crypto.verifyMlDsa44(pq.publicKey, message, sealed)).toBe(true);
      expect(crypto.crypto.verifyMlDsa44(pq.publicKey, message, flipped(sealed, 9000))).toBe(false);
    });

    it('carries a secret to one key in one context, and to no other', async () => {
      const hpke = crypto.hpke(random);
      const [pair, other] = [await hpke.generateKeyPair(), await hpke.generateKeyPair()];
      expect([pair.publicKey.length, pair.privateKey.length]).toEqual([1216, 32]);
      const secret = random.bytes(32);
      const sealed = await hpke.seal(pair.publicKey, secret, context);
      if (!sealed) throw new Error('a good key is sealed to');
      expect([sealed.enc.length, sealed.ct.length]).toEqual([1120, 48]);
      expect(await hpke.open(pair.privateKey, sealed, context)).toEqual(secret);
      expect(await hpke.open(other.privateKey, sealed, context)).toBeUndefined();
      const elsewhere = { ...context, info: random.bytes(60) };
      expect(await hpke.open(pair.privateKey, sealed, elsewhere)).toBeUndefined();
      const altered = { ...sealed, ct: flipped(sealed.ct, 100) };
      expect(await hpke.open(pair.privateKey, altered, context)).toBeUndefined();
      expect(await hpke.seal(new Uint8Array(5), secret, context)).toBeUndefined();
    });

    it('opens a frame by its key and nonce, and not with a bit turned over', () => {
      const { aead } = crypto;
      const key = aead.key(random.bytes(32));
      const [nonce, head] = [random.bytes(12), random.bytes(13)];
      const plaintext = random.bytes(333);
      const sealed = aead.seal(key, nonce, head, plaintext);
      expect(sealed.length).toBe(13 + 333 + 16);
      expect(aead.open(key, nonce, sealed, 13)).toEqual(plaintext);
      for (const bit of [3, 200, 2500, 8 * sealed.length - 1]) {
        expect(aead.open(key, nonce, flipped(sealed, bit), 13)).toBeUndefined();
      }
      expect(aead.open(aead.key(random.bytes(32)), nonce, sealed, 13)).toBeUndefined();
      expect(aead.sealer(key, nonce, head)(plaintext)).toEqual(sealed);
      expect(aead.opener(key, nonce, head)(sealed)).toEqual(plaintext);
      expect(aead.opener(key, nonce, flipped(head, 3))(sealed)).toBeUndefined();
      expect(aead.open(key, random.bytes(12), sealed, 13)).toBeUndefined();
      expect(aead.hkdf(nonce, head, 32)).not.toEqual(aead.hkdf(nonce, nonce, 32));
    });
  });
}
