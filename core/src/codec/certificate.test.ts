import { describe, expect, it } from 'vitest';
import { bytesOf, testCrypto } from '../../test/crypto.ts';
import { charter, founding, keysFor, line, signersOf } from '../../test/founding.ts';
import { limits } from '../base/limits.ts';
import { encode } from './cbor.ts';
import {
  type Certificate,
  certificateSigningInput,
  charterCertificate,
  encodeCertificate,
  encodeCertificateContent,
  verifyCertificate,
} from './certificate.ts';

const certificate: Certificate = {
  line,
  party: 1,
  number: 1,
  tag: bytesOf('tag', 8),
  keys: keysFor('moscow', 1),
  previous: { number: 0, tag: bytesOf('moscow tag', 8), size: 12, root: bytesOf('root', 32) },
};

const hash64 = new Uint8Array(64);

function signed(content: Certificate, by = 'moscow'): Uint8Array {
  const bytes = encodeCertificateContent(content);
  const signature = signersOf(by).recovery.sign(certificateSigningInput(bytes));
  return encodeCertificate(bytes, signature);
}

const verify = (bytes: Uint8Array) => verifyCertificate(testCrypto, founding, bytes);

describe('a certificate of an incarnation', () => {
  it('is taken when the recovery key signed it', () => {
    expect(verify(signed(certificate))).toEqual({ ok: true, value: certificate });
    const alone = { ...certificate, previous: null };
    expect(verify(signed(alone))).toEqual({ ok: true, value: alone });
  });

  it('is refused when another key signed it', () => {
    expect(verify(signed(certificate, 'washington'))).toMatchObject({ code: 'bad-signature' });
  });

  it('is refused for another line, and for no party of this one', () => {
    const elsewhere = { ...certificate, line: bytesOf('other', 32) };
    expect(verify(signed(elsewhere))).toMatchObject({ code: 'wrong-line' });
    expect(verify(signed({ ...certificate, party: 2 }))).toMatchObject({ code: 'unknown-party' });
  });

  it('follows its journal before, and is never number 0', () => {
    const zero = { ...certificate, number: 0, previous: null };
    expect(verify(signed(zero))).toMatchObject({ code: 'malformed' });
    const previous = { number: 1, tag: certificate.tag, size: 0, root: bytesOf('', 32) };
    expect(verify(signed({ ...certificate, previous }))).toMatchObject({ code: 'malformed' });
  });

  it('never makes the recovery key a key of a station', () => {
    const keys = { ...certificate.keys, tls: signersOf('moscow').recovery.publicKey };
    expect(verify(signed({ ...certificate, keys }))).toMatchObject({ code: 'malformed' });
  });

  it('is refused cut at any byte, or with any byte changed', () => {
    const bytes = signed(certificate);
    for (let i = 0; i < bytes.length; i += 13) {
      expect(verify(bytes.subarray(0, i)).ok).toBe(false);
      const changed = bytes.slice();
      changed[i] = (changed[i] as number) ^ 1;
      expect(verify(changed).ok).toBe(false);
    }
  });

  it('is refused above its size before it is read, and in any other shape', () => {
    const most = new Uint8Array(limits.certificateBytesMax);
    expect(verify(new Uint8Array(most.length + 1))).toMatchObject({ code: 'over-limit' });
    expect(verify(most)).toMatchObject({ ok: false, code: 'malformed-cbor' });
    for (const other of [encode([]), encode([new Uint8Array(3)]), encode(['x', hash64])]) {
      expect(verify(other)).toMatchObject({ code: 'malformed', detail: 'certificate' });
    }
    expect(verify(encode([Uint8Array.of(0xff), hash64]))).toMatchObject({ code: 'malformed-cbor' });
    const inner = { code: 'malformed', detail: 'content of a certificate' };
    expect(verify(encode([encode([1]), hash64]))).toMatchObject(inner);
  });

  it('is a bug to ask for of a party that is not on the line', () => {
    expect(() => charterCertificate(founding, 9)).toThrow('the charter names the party');
  });

  it('of number 0 is the charter', () => {
    const zero = charterCertificate(founding, 1);
    expect(zero).toMatchObject({ line, party: 1, number: 0, previous: null });
    expect(zero.keys).toBe(charter.parties[1]?.keys);
  });
});
