import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { rawPublicKey } from './der.ts';
import { nodeCrypto } from './node-crypto.ts';
import { ed25519Signer, mlDsa44Signer, newSeed } from './signer.ts';

const crypto = nodeCrypto();
const message = Buffer.from('This is an example message.\n');

function flipped(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes);
  out[5] = (out[5] as number) ^ 1;
  return out;
}

describe('the Crypto port over node:crypto', () => {
  it('hashes as SHA-256 does, into a plain byte array', () => {
    const digest = crypto.sha256(message);
    expect(Buffer.isBuffer(digest)).toBe(false);
    expect(digest).toEqual(new Uint8Array(createHash('sha256').update(message).digest()));
  });

  it('verifies the example of the signed note specification', () => {
    const vkey = Buffer.from('AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k', 'base64');
    const line =
      'Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYj' +
      'OBH3mFXmRKuwHjG1Yu72IneyaQM=';
    const signature = Buffer.from(line, 'base64').subarray(4);
    expect(crypto.verifyEd25519(vkey.subarray(1), message, signature)).toBe(true);
    expect(crypto.verifyEd25519(vkey.subarray(1), message, flipped(signature))).toBe(false);
  });

  it('follows RFC 8032 test 1', () => {
    const seed = Buffer.from(
      '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
      'hex',
    );
    const signer = ed25519Signer(seed);
    expect(Buffer.from(signer.publicKey).toString('hex')).toBe(
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    );
    expect(Buffer.from(signer.sign(new Uint8Array())).toString('hex')).toBe(
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155' +
        '5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    );
  });

  it('verifies what its signers sign, and nothing else', () => {
    const cases = [
      [ed25519Signer, crypto.verifyEd25519, 64, 32],
      [mlDsa44Signer, crypto.verifyMlDsa44, 2420, 1312],
    ] as const;
    for (const [signerOf, verify, signatureBytes, keyBytes] of cases) {
      const signer = signerOf(newSeed());
      const signature = signer.sign(message);
      expect([signature.length, signer.publicKey.length]).toEqual([signatureBytes, keyBytes]);
      expect(verify(signer.publicKey, message, signature)).toBe(true);
      expect(verify(signer.publicKey, flipped(message), signature)).toBe(false);
      expect(verify(signer.publicKey, message, flipped(signature))).toBe(false);
      expect(verify(signer.publicKey, message, signature.subarray(1))).toBe(false);
      expect(verify(signer.publicKey.subarray(1), message, signature)).toBe(false);
    }
  });

  it('makes the same key from the same seed', () => {
    const seed = newSeed();
    expect(mlDsa44Signer(seed).publicKey).toEqual(mlDsa44Signer(seed).publicKey);
  });

  it('verifies ECDSA over P-256 and gives no error for a point off the curve', () => {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const key = rawPublicKey('p256', pair.publicKey);
    const signature = createSign('sha256').update(message).sign(pair.privateKey);
    expect(crypto.verifyP256(key, message, signature)).toBe(true);
    expect(crypto.verifyP256(key, message, flipped(signature))).toBe(false);
    expect(crypto.verifyP256(flipped(key), message, signature)).toBe(false);
    expect(crypto.verifyP256(key, message, new Uint8Array([0x30]))).toBe(false);
  });

  it('keeps verifying when more keys came by than it keeps ready', () => {
    const first = ed25519Signer(newSeed());
    const signature = first.sign(message);
    for (let i = 0; i < 1100; i++) {
      crypto.verifyEd25519(ed25519Signer(newSeed()).publicKey, message, signature);
    }
    expect(crypto.verifyEd25519(first.publicKey, message, signature)).toBe(true);
  });
});
