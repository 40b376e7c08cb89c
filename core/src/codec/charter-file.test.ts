import { describe, expect, it } from 'vitest';
import { bytesOf, testCrypto } from '../../test/crypto.ts';
import { charter, charterBytes, signersOf } from '../../test/founding.ts';
import { ascii, concat } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { encode } from './cbor.ts';
import {
  addCharterSignature,
  charterSigningInput,
  decodeCharterFile,
  encodeCharterFile,
  pskHashOf,
  verifyCharterFile,
} from './charter-file.ts';

const signatureOf = (party: string) =>
  signersOf(party).recovery.sign(charterSigningInput(charterBytes));
const bare = { charter: charterBytes, signatures: [] };
const both = {
  charter: charterBytes,
  signatures: [
    { party: 0, signature: signatureOf('washington') },
    { party: 1, signature: signatureOf('moscow') },
  ],
};

describe('a charter file', () => {
  it('comes back from its bytes, signed by all, some or none', () => {
    for (const file of [bare, both]) {
      expect(decodeCharterFile(encodeCharterFile(file))).toEqual({ ok: true, value: file });
    }
  });

  it('founds a line when every party signed, and only then', () => {
    expect(verifyCharterFile(testCrypto, both)).toEqual({ ok: true, value: charter });
    const half = { ...both, signatures: both.signatures.slice(1) };
    expect(verifyCharterFile(testCrypto, half)).toMatchObject({ code: 'bad-charter' });
  });

  it('gathers signatures in the order of the parties', () => {
    const one = addCharterSignature(testCrypto, bare, 1, signatureOf('moscow'));
    if (!one.ok) throw new Error(one.code);
    const two = addCharterSignature(testCrypto, one.value, 0, signatureOf('washington'));
    expect(two).toEqual({ ok: true, value: both });
  });

  it('holds one signature of a party: a second one takes the place of the first', () => {
    const signature = signatureOf('moscow');
    const stale = [both.signatures[0], { party: 1, signature: new Uint8Array(64) }] as never;
    const again = addCharterSignature(testCrypto, { ...both, signatures: stale }, 1, signature);
    expect(again).toEqual({ ok: true, value: both });
  });

  it('is refused over its limit, and takes the largest charter with all signatures', () => {
    const charterOf = (length: number) => ({ charter: new Uint8Array(length), signatures: [] });
    const most = limits.charterBytesMax;
    const largest = encodeCharterFile(charterOf(most));
    expect(decodeCharterFile(largest)).toMatchObject({ ok: true });
    const larger = decodeCharterFile(encodeCharterFile(charterOf(most + 1)));
    expect(larger).toMatchObject({ code: 'malformed' });
    const over = decodeCharterFile(new Uint8Array(most + 1025));
    expect(over).toMatchObject({ code: 'over-limit' });
    const full = decodeCharterFile(new Uint8Array(most + 1024));
    expect(full).not.toMatchObject({ code: 'over-limit' });
  });

  it('states the ceremony secret by a hash of its own', () => {
    const psk = bytesOf('psk', 32);
    expect(pskHashOf(testCrypto, psk)).toEqual(
      testCrypto.sha256(concat(ascii('parley/psk/v1'), psk)),
    );
  });

  it('founds no line by a signature of another key, or of no party', () => {
    const [first, second] = both.signatures as [(typeof both.signatures)[0], never];
    for (const [signatures, code] of [
      [[first, { party: 1, signature: signatureOf('washington') }], 'bad-signature'],
      [[first, second, { party: 2, signature: signatureOf('moscow') }], 'unknown-party'],
    ] as const) {
      const file = { ...both, signatures: [...signatures] };
      expect(verifyCharterFile(testCrypto, file)).toMatchObject({ ok: false, code });
    }
    const broken = { ...both, charter: charterBytes.subarray(1) };
    expect(verifyCharterFile(testCrypto, broken)).toMatchObject({ ok: false });
    expect(addCharterSignature(testCrypto, broken, 0, first.signature)).toMatchObject({
      ok: false,
    });
  });

  it('names the same party once', () => {
    const twice = [both.signatures[0], both.signatures[0]] as never;
    const file = encodeCharterFile({ ...both, signatures: twice });
    expect(decodeCharterFile(file)).toMatchObject({ code: 'malformed' });
  });

  it('refuses a signature of another key, of no party, or out of order', () => {
    const wrong = addCharterSignature(testCrypto, bare, 0, signatureOf('moscow'));
    expect(wrong).toMatchObject({ code: 'bad-signature' });
    const nobody = addCharterSignature(testCrypto, bare, 2, signatureOf('moscow'));
    expect(nobody).toMatchObject({ code: 'unknown-party' });
    const turned = encodeCharterFile({ ...both, signatures: [...both.signatures].reverse() });
    expect(decodeCharterFile(turned)).toMatchObject({ code: 'malformed' });
    expect(decodeCharterFile(encode([charterBytes]))).toMatchObject({ code: 'malformed' });
  });

  it('is refused when one bit of the charter differs', () => {
    const changed = charterBytes.slice();
    changed[40] = (changed[40] as number) ^ 1;
    expect(verifyCharterFile(testCrypto, { ...both, charter: changed }).ok).toBe(false);
  });
});
