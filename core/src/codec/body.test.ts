import * as cborg from 'cborg';
import { describe, expect, it } from 'vitest';
import { limits } from '../base/limits.ts';
import { type Body, checkBody, decodeBody, emptyBody, encodeBody } from './body.ts';
import { encode } from './cbor.ts';

const hash = (n: number) => new Uint8Array(32).fill(n);
const tag = new Uint8Array(8).fill(7);

const full: Body = {
  texts: [
    { lang: 'ru', standing: 0, text: 'Линия остаётся открытой.' },
    { lang: 'ar', standing: 1, text: 'يبقى الخط مفتوحًا' },
    { lang: 'en-GB', standing: 2, text: 'The line stays open. 😀' },
  ],
  addressees: [
    { party: 1, forAction: true, precedence: null },
    { party: 2, forAction: false, precedence: 1 },
  ],
  before: [{ party: 1, number: 0, tag, size: 4, root: hash(1), leaves: [hash(2)] }],
  draft: new Uint8Array(16).fill(3),
  notAfter: 1_700_000_000_000,
  attachments: [{ sha256: hash(4), size: 10, name: 'map.png', mediaType: 'image/png' }],
  releases: [
    { scheme: 0, officer: tag, signature: new Uint8Array(64) },
    {
      scheme: 1,
      officer: tag,
      authenticatorData: new Uint8Array(37),
      clientDataJson: new Uint8Array(90),
      signature: new Uint8Array(70),
    },
  ],
  record: null,
};

const map = (key: number, value: unknown) => encode(new Map([[key, value]]) as never);

describe('the body of an entry', () => {
  it('comes back from its bytes', () => {
    for (const body of [
      full,
      emptyBody,
      { ...emptyBody, record: null },
      { ...emptyBody, texts: full.texts },
    ]) {
      expect(decodeBody(encodeBody(body))).toEqual({ ok: true, value: body });
    }
  });

  it('comes back with any one of its parts, beside its texts or without them', () => {
    const parts = Object.keys(full).filter((name) => name !== 'texts') as (keyof Body)[];
    for (const name of parts) {
      for (const texts of [full.texts, []]) {
        const body = { ...emptyBody, texts, [name]: full[name] };
        expect(decodeBody(encodeBody(body)), name).toEqual({ ok: true, value: body });
      }
    }
  });

  it('has the same bytes by hand and by the library', () => {
    const values = full.texts.map((one) => [one.lang, one.standing, one.text]);
    const library = cborg.encode(new Map([[1, values]]), cborg.rfc8949EncodeOptions);
    expect(encodeBody({ ...emptyBody, texts: full.texts })).toEqual(new Uint8Array(library));
  });

  it('is refused when it is cut at any byte', () => {
    const bytes = encodeBody(full);
    for (let i = 0; i < bytes.length; i++) expect(decodeBody(bytes.subarray(0, i)).ok).toBe(false);
  });

  it('is refused for an unknown key, an empty list, and any other shape', () => {
    const bad: [number, unknown][] = [
      [9, 1],
      [0, 1],
      [1, []],
      [1, [['en', 3, 'x']]],
      [1, [['', 0, 'x']]],
      [1, [['en', 0]]],
      [2, [[10, 0]]],
      [2, [[1, 2]]],
      [2, [[1, 0, 6]]],
      [
        2,
        [
          [1, 0],
          [1, 1],
        ],
      ],
      [3, []],
      [4, new Uint8Array(15)],
      [5, -1],
      [6, [[hash(1), 1, '', 'a/b']]],
      [6, [[hash(1), limits.attachmentBytesMax + 1, 'a', 'a/b']]],
      [2, [[1, 2, 0]]],
      [2, [[10, 1, 0]]],
      [7, [[tag, 0, new Uint8Array(63)]]],
      [7, [[tag, 3, hash(1), hash(1), hash(1)]]],
    ];
    for (const [key, value] of bad) {
      expect(decodeBody(map(key, value)), `${key}`).toMatchObject({ code: 'malformed' });
    }
    expect(decodeBody(encode([]))).toMatchObject({ code: 'malformed' });
  });

  it('is refused over its limits, made here or there', () => {
    const many = Array.from({ length: limits.textsMax + 1 }, () => full.texts[0] as never);
    expect(checkBody({ ...emptyBody, texts: many })).toMatchObject({ code: 'over-limit' });
    const long = [{ lang: 'en', standing: 0 as const, text: 'x'.repeat(limits.bodyBytesMax) }];
    expect(checkBody({ ...emptyBody, texts: long })).toMatchObject({ code: 'body-too-large' });
    const bytes = encodeBody({ ...emptyBody, record: new Uint8Array(limits.bodyBytesMax - 7) });
    expect(bytes).toHaveLength(limits.bodyBytesMax);
    expect(decodeBody(bytes)).toMatchObject({ ok: true });
    const crowded = { detail: 'key 1 of a body' };
    expect(checkBody({ ...emptyBody, texts: many })).toMatchObject(crowded);
  });

  it('is refused in any other encoding', () => {
    expect(decodeBody(new Uint8Array([0xb8, 0x00]))).toMatchObject({ ok: false });
    expect(decodeBody(new Uint8Array([0xa2, 5, 1, 4, 0x40]))).toMatchObject({
      code: 'not-canonical',
    });
    expect(decodeBody(new Uint8Array([0xff]))).toMatchObject({ code: 'malformed-cbor' });
  });

  it('names what the drafter saw in order, each journal once', () => {
    const seen = (party: number) => [party, 0, tag, 4, hash(1), []];
    expect(decodeBody(map(3, [seen(0), seen(1)]))).toMatchObject({ ok: true });
    for (const marks of [
      [seen(1), seen(0)],
      [seen(1), seen(1)],
    ]) {
      expect(decodeBody(map(3, marks))).toMatchObject({ ok: false, code: 'malformed' });
    }
  });

  it('names attachments up to the largest there may be', () => {
    const size = limits.attachmentBytesMax;
    const largest = { sha256: hash(1), size, name: 'a', mediaType: 'a/b' };
    const body = { ...emptyBody, attachments: [largest] };
    expect(decodeBody(encodeBody(body))).toEqual({ ok: true, value: body });
  });

  it('gives a precedence of its own to an addressee for information alone', () => {
    expect(decodeBody(map(2, [[1, 1, 0]]))).toMatchObject({ ok: true });
    expect(decodeBody(map(2, [[1, 0, 0]]))).toMatchObject({ ok: false, code: 'malformed' });
  });
});
