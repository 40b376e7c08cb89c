import { describe, expect, it } from 'vitest';
import { testCrypto } from '../../test/crypto.ts';
import { charter, charterBytes, signersOf } from '../../test/founding.ts';
import { encode } from './cbor.ts';
import {
  addCharterSignature,
  charterSigningInput,
  decodeCharterFile,
  encodeCharterFile,
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
