import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Aes256Gcm, HkdfSha256, CipherSuite as SecondSuite } from '@hpke/core';
import { XWing } from '@hpke/hybridkem-x-wing';
import { decodeOpen, openInfo } from '@parley/envelope/open.ts';
import { sessionId } from '@parley/envelope/session.ts';
import {
  AEAD_ChaCha20Poly1305,
  CipherSuite,
  KDF_HKDF_SHA256,
  KDF_SHAKE256,
  KEM_MLKEM768_X25519,
} from 'hpke';
import { describe, expect, it } from 'vitest';
import { aead } from './aead.ts';
import { hpke } from './hpke.ts';

type Vector = {
  kdf_id: number;
  info: string;
  ikmR: string;
  skRm: string;
  pkRm: string;
  enc: string;
  shared_secret: string;
  encryptions: { aad: string; ct: string; pt: string }[];
  exports: { exporter_context: string; L: number; exported_value: string }[];
};

const file = new URL('../../../vectors/outside/hpke-x-wing.json', import.meta.url);
const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as { vectors: Vector[] };

const bytes = (hex: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(hex, 'hex'));
const hex = (value: Uint8Array | ArrayBuffer): string =>
  Buffer.from(new Uint8Array(value)).toString('hex');
const random = (length: number): Uint8Array<ArrayBuffer> => Uint8Array.from(randomBytes(length));

const kdfs = new Map([
  [1, KDF_HKDF_SHA256],
  [17, KDF_SHAKE256],
]);

const second = new SecondSuite({ kem: new XWing(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });

function context(): { info: Uint8Array; psk: Uint8Array; pskId: Uint8Array } {
  return { info: random(20), psk: random(32), pskId: random(32) };
}

describe("X-Wing's own vectors (draft-ietf-hpke-pq)", () => {
  it('are two, one with the KDF that the line uses', () => {
    expect(vectors.map((v) => v.kdf_id)).toEqual([1, 17]);
  });

  it.each(vectors)('of KDF $kdf_id: keys, every ciphertext and every export', async (vector) => {
    const kdf = kdfs.get(vector.kdf_id);
    if (kdf === undefined) throw new Error('an unknown KDF');
    const suite = new CipherSuite(KEM_MLKEM768_X25519, kdf, AEAD_ChaCha20Poly1305);
    const pair = await suite.DeriveKeyPair(bytes(vector.ikmR), true);
    expect(hex(await suite.SerializePrivateKey(pair.privateKey))).toBe(vector.skRm);
    expect(hex(await suite.SerializePublicKey(pair.publicKey))).toBe(vector.pkRm);
    const key = await suite.DeserializePrivateKey(bytes(vector.skRm));
    const info = { info: bytes(vector.info) };
    const recipient = await suite.SetupRecipient(key, bytes(vector.enc), info);
    expect(vector.encryptions.length).toBe(10);
    for (const { aad, ct, pt } of vector.encryptions) {
      expect(hex(await recipient.Open(bytes(ct), bytes(aad)))).toBe(pt);
    }
    expect(vector.exports.length).toBe(5);
    for (const { exporter_context, L, exported_value } of vector.exports) {
      expect(hex(await recipient.Export(bytes(exporter_context), L))).toBe(exported_value);
    }
  });

  it.each(vectors)('give the second library the same shared secret ($kdf_id)', async (vector) => {
    const recipientKey = await second.kem.deserializePrivateKey(bytes(vector.skRm));
    const enc = bytes(vector.enc);
    const secret = await second.kem.decap({ recipientKey, enc });
    expect(hex(secret)).toBe(vector.shared_secret);
  });

  it.each(vectors)('give a key pair that the port seals to and opens with ($kdf_id)', async (v) => {
    const bound = context();
    const sealed = await hpke.seal(bytes(v.pkRm), bytes(v.shared_secret), bound);
    if (sealed === undefined) throw new Error('not sealed');
    const opened = await hpke.open(bytes(v.skRm), sealed, bound);
    expect(hex(opened as Uint8Array)).toBe(v.shared_secret);
  });
});

describe('the HPKE port and a second library', () => {
  it('open what the other sealed, under a psk, with raw keys of either', async () => {
    for (let i = 0; i < 10; i++) {
      const { info, psk, pskId } = context();
      const plaintext = random(32);
      const pair = await hpke.generateKeyPair();
      expect([pair.publicKey.length, pair.privateKey.length]).toEqual([1216, 32]);

      const sealed = await hpke.seal(pair.publicKey, plaintext, { info, psk, pskId });
      if (sealed === undefined) throw new Error('not sealed');
      expect([sealed.enc.length, sealed.ct.length]).toEqual([1120, 48]);
      const recipientKey = await second.kem.deserializePrivateKey(Uint8Array.from(pair.privateKey));
      const params = { info: Uint8Array.from(info), psk: { key: Uint8Array.from(psk), id: pskId } };
      const enc = Uint8Array.from(sealed.enc);
      const there = await second.createRecipientContext({ recipientKey, enc, ...params });
      expect(hex(await there.open(Uint8Array.from(sealed.ct)))).toBe(hex(plaintext));

      const recipientPublicKey = await second.kem.deserializePublicKey(
        Uint8Array.from(pair.publicKey),
      );
      const here = await second.createSenderContext({ recipientPublicKey, ...params });
      const back = {
        enc: new Uint8Array(here.enc),
        ct: new Uint8Array(await here.seal(plaintext)),
      };
      const opened = await hpke.open(pair.privateKey, back, { info, psk, pskId });
      expect(hex(opened as Uint8Array)).toBe(hex(plaintext));
    }
  });
});

describe('the HPKE port', () => {
  it('opens nothing when key, info, psk, psk id or any sealed byte differs', async () => {
    const bound = context();
    const { publicKey, privateKey } = await hpke.generateKeyPair();
    const sealed = await hpke.seal(publicKey, random(32), bound);
    if (sealed === undefined) throw new Error('not sealed');
    expect(await hpke.open(privateKey, sealed, bound)).toBeDefined();
    expect(await hpke.open(random(32), sealed, bound)).toBeUndefined();
    for (const part of ['info', 'psk', 'pskId'] as const) {
      const other = { ...bound, [part]: random(32) };
      expect(await hpke.open(privateKey, sealed, other)).toBeUndefined();
    }
    for (const part of ['enc', 'ct'] as const) {
      for (let at = 0; at < sealed[part].length; at += 7) {
        const altered = Uint8Array.from(sealed[part]);
        altered[at] = (altered[at] as number) ^ 1;
        expect(await hpke.open(privateKey, { ...sealed, [part]: altered }, bound)).toBeUndefined();
      }
    }
  });

  it('refuses keys that are no keys as a value', async () => {
    const bound = context();
    expect(await hpke.seal(new Uint8Array(1216).fill(255), random(32), bound)).toBeUndefined();
    expect(await hpke.seal(random(10), random(32), bound)).toBeUndefined();
    const sealed = { enc: random(1120), ct: random(48) };
    expect(await hpke.open(random(5), sealed, bound)).toBeUndefined();
    expect(await hpke.open(random(32), { enc: random(3), ct: random(48) }, bound)).toBeUndefined();
    expect(
      await hpke.open(random(32), { enc: random(1120), ct: random(3) }, bound),
    ).toBeUndefined();
  });

  it('throws on a psk that is too short: that is our own mistake', async () => {
    const { publicKey } = await hpke.generateKeyPair();
    const short = { ...context(), psk: random(16) };
    await expect(hpke.seal(publicKey, random(32), short)).rejects.toThrow(TypeError);
  });
});

type Opens = {
  given: { psk: string; receiveSeed: string; info: string; secret: string };
  pass: { name: string; bytes: string }[];
};
const opens = JSON.parse(
  readFileSync(new URL('../../../vectors/open/opens.json', import.meta.url), 'utf8'),
) as Opens;

describe('the open frames of vectors/open/opens.json', () => {
  it.each(opens.pass)('open to their secret, whose id they name: $name', async (one) => {
    const { psk, receiveSeed, info, secret } = opens.given;
    const read = decodeOpen(bytes(one.bytes));
    if (!read.ok) throw new Error(read.code);
    expect(hex(openInfo(read.value))).toBe(info);
    const bound = { info: openInfo(read.value), psk: bytes(psk), pskId: read.value.line };
    const opened = await hpke.open(bytes(receiveSeed), read.value, bound);
    expect(opened && hex(opened)).toBe(secret);
    expect(hex(sessionId(aead, bytes(secret)))).toBe(hex(read.value.id));
    const other = { ...bound, psk: bytes(secret) };
    expect(await hpke.open(bytes(receiveSeed), read.value, other)).toBeUndefined();
  });
});
