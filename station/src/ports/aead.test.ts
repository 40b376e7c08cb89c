import { describe, expect, it } from 'vitest';
import { aead } from './aead.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
const hex = (value: Uint8Array): string => Buffer.from(value).toString('hex');

describe('the AEAD port', () => {
  it('gives the ciphertext and tag of the GCM specification, test case 16', () => {
    const key = aead.key(bytes('feffe9928665731c6d6a8f9467308308'.repeat(2)));
    const nonce = bytes('cafebabefacedbaddecaf888');
    const head = bytes('feedfacedeadbeeffeedfacedeadbeefabaddad2');
    const plaintext = bytes(
      'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72' +
        '1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
    );
    const sealed = aead.seal(key, nonce, head, plaintext);
    expect(hex(sealed)).toBe(
      `${hex(head)}522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa` +
        '8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b',
    );
    const opened = aead.open(key, nonce, sealed, head.length);
    expect(opened).toEqual(plaintext);
    expect(Buffer.isBuffer(opened)).toBe(false);
  });

  it('opens nothing with a bit turned over, or too short to hold a tag', () => {
    const key = aead.key(new Uint8Array(32));
    const nonce = new Uint8Array(12);
    const sealed = aead.seal(key, nonce, Uint8Array.of(1, 2), Uint8Array.of(3));
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const altered = sealed.slice();
      altered[bit >> 3] = (altered[bit >> 3] as number) ^ (1 << (bit & 7));
      expect(aead.open(key, nonce, altered, 2)).toBeUndefined();
    }
    expect(aead.open(key, nonce, sealed.subarray(0, 17), 2)).toBeUndefined();
  });

  it('seals and opens in two steps what it does in one', () => {
    const key = aead.key(new Uint8Array(32).fill(7));
    const [nonce, head] = [new Uint8Array(12).fill(1), Uint8Array.of(1, 2, 3)];
    const plaintext = new Uint8Array(400).fill(9);
    const sealed = aead.seal(key, nonce, head, plaintext);
    expect(aead.sealer(key, nonce, head)(plaintext)).toEqual(sealed);
    expect(aead.opener(key, nonce, head)(sealed)).toEqual(plaintext);
    const end = aead.sealer(key, nonce, head);
    end(plaintext);
    expect(() => end(Uint8Array.of(1))).toThrow();
    expect(aead.opener(key, nonce, Uint8Array.of(1, 2, 4))(sealed)).toBeUndefined();
    expect(aead.opener(key, nonce, head)(sealed.subarray(0, 18))).toBeUndefined();
  });

  it('derives by HKDF-SHA256 without salt, as RFC 5869 test case 3 with no info', () => {
    const okm = aead.hkdf(new Uint8Array(22).fill(11), new Uint8Array(0), 42);
    expect(hex(okm)).toBe(
      '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8',
    );
  });

  it('keeps its own copy of a key, so that the caller can overwrite his', () => {
    const bytesOfKey = new Uint8Array(32).fill(5);
    const key = aead.key(bytesOfKey);
    const before = aead.seal(key, new Uint8Array(12), new Uint8Array(0), Uint8Array.of(1));
    bytesOfKey.fill(0);
    const after = aead.seal(key, new Uint8Array(12), new Uint8Array(0), Uint8Array.of(1));
    expect(after).toEqual(before);
    expect(() => aead.key(new Uint8Array(16))).toThrow(RangeError);
  });
});
