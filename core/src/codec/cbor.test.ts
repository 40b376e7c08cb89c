import * as cborg from 'cborg';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../test/crypto.ts';
import { unhex } from '../base/bytes.ts';
import { type CborValue, decode, encode } from './cbor.ts';

const read = (hex: string) => decode(unhex(hex) as Uint8Array);

const whole = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -70_000, max: 70_000 }));
const leaf = fc.oneof(whole, fc.constant(null), fc.string({ unit: 'binary' }), fc.uint8Array());
const { value: anything } = fc.letrec<{ value: CborValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('value')),
    fc
      .uniqueArray(fc.tuple(fc.oneof(whole, fc.string()), tie('value')), { selector: ([k]) => k })
      .map((entries) => new Map(entries)),
  ),
}));

describe('encoding CBOR', () => {
  it('gives the bytes that the library gives, whatever the value', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const library = cborg.encode(value, cborg.rfc8949EncodeOptions);
        expect(encode(value)).toEqual(new Uint8Array(library));
      }),
      { numRuns: 2000 },
    );
  });

  it('stops at a fraction: no structure has one', () => {
    expect(() => encode([1.5])).toThrow('fraction');
  });
});

describe('decoding CBOR', () => {
  it('takes whole numbers, texts, bytes, null, arrays and maps, and gives them back', () => {
    const value = [0, -1, 2 ** 53 - 1, 'ж', bytesOf('b', 3), null, new Map([[1, ['x']]])];
    expect(decode(encode(value))).toEqual({ ok: true, value });
  });

  it('keeps U+FEFF wherever it stands in a text or key, for it was signed', () => {
    const texts = ['', 'a', 'ж'.repeat(40), 'x'.repeat(40), '\uFEFF'].map((one) => `\uFEFF${one}`);
    const value = [...texts, 'a\uFEFF', new Map([['\uFEFFa', new Map([['a', '\uFEFF']])]])];
    expect(decode(encode(value))).toEqual({ ok: true, value });
    const both = new Map([
      ['a', 1],
      ['\uFEFFa', 2],
    ]);
    expect(decode(encode(both))).toEqual({ ok: true, value: both });
  });

  it('refuses what deterministic CBOR has and no structure of ours', () => {
    const booleans = ['f4', 'f5'];
    const fractions = ['f93e00', 'fb3ff3333333333333'];
    const others = ['f7', 'c000', 'a1f600', 'a1810000', '1b0020000000000000'];
    for (const one of [...booleans, ...fractions, ...others]) {
      expect(read(one), one).toMatchObject({ ok: false, code: 'malformed-cbor' });
    }
  });

  it('tells what no structure has from another encoding of what one has', () => {
    const unsorted = 'a202000100';
    expect(read(unsorted)).toMatchObject({ ok: false, code: 'not-canonical' });
    expect(read('61ff')).toMatchObject({ ok: false, code: 'not-canonical' });
    for (const one of ['f90000', `82f5${unsorted}`, `82f93c00${unsorted}`]) {
      expect(read(one), one).toMatchObject({ ok: false, code: 'malformed-cbor' });
    }
  });

  it('refuses arrays in one another beyond the sixteenth, however many', () => {
    const nested = (depth: number): CborValue => (depth === 0 ? 0 : [nested(depth - 1)]);
    expect(decode(encode(nested(16)))).toMatchObject({ ok: true });
    expect(decode(encode(nested(17)))).toMatchObject({ ok: false, code: 'malformed-cbor' });
    const deep = new Uint8Array(200_000).fill(0x81);
    expect(decode(deep)).toMatchObject({ ok: false, code: 'malformed-cbor' });
  });
});
