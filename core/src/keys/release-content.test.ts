import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../test/crypto.ts';
import { line } from '../../test/founding.ts';
import { hex } from '../base/bytes.ts';
import { emptyBody } from '../codec/body.ts';
import { type CborValue, decode, encode } from '../codec/cbor.ts';
import { type ReleaseSubject, releaseContent } from './release.ts';
import { decodeReleaseContent } from './release-content.ts';

const mark = { party: 1, number: 0, tag: bytesOf('t', 8), root: bytesOf('r', 32) };
const full: ReleaseSubject = {
  line,
  author: 0,
  kind: 1,
  precedence: 4,
  class: 1,
  references: [{ party: 1, number: 0, tag: mark.tag, seq: 41, leaf: mark.root }],
  body: {
    ...emptyBody,
    draft: bytesOf('draft', 16),
    texts: [
      { lang: 'ru', standing: 0, text: 'Только учебное.' },
      { lang: 'en', standing: 1, text: 'Exercise only.' },
    ],
    addressees: [{ party: 1, forAction: false, precedence: 2 }],
    before: [{ ...mark, size: 42, leaves: [] }],
    notAfter: 1_700_000_000_000,
    attachments: [{ sha256: mark.root, size: 1, name: 'a', mediaType: 'b/c' }],
    record: [1, 'x'],
  },
};

/** Bytes as hexadecimal: what is read is a plain array of bytes, whatever was written. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return hex(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
}

describe('the content of a release', () => {
  it('reads back everything that is signed', () => {
    const read = decodeReleaseContent(releaseContent(full));
    expect(plain(read)).toEqual(
      plain({
        ok: true,
        value: {
          line,
          author: 0,
          draft: full.body.draft,
          kind: 1,
          precedence: 4,
          class: 1,
          addressees: full.body.addressees,
          references: full.references,
          before: full.body.before,
          notAfter: full.body.notAfter,
          texts: full.body.texts,
          attachments: [mark.root],
          record: [1, 'x'],
        },
      }),
    );
  });

  it('reads what is absent as absent', () => {
    const body = { ...emptyBody, draft: bytesOf('draft', 16) };
    const read = decodeReleaseContent(releaseContent({ ...full, references: [], body }));
    expect(read).toMatchObject({
      ok: true,
      value: { addressees: null, texts: [], before: [], notAfter: null, record: null },
    });
  });

  it('refuses bytes of any other shape, whatever part is wrong', () => {
    const decoded = decode(releaseContent(full));
    const parts = (decoded.ok ? decoded.value : []) as readonly CborValue[];
    for (let at = 0; at < 12; at++) {
      const broken = parts.map((part, index) => (index === at ? 'wrong' : part));
      expect(decodeReleaseContent(encode(broken)), `part ${at}`).toMatchObject({
        ok: false,
        code: 'malformed',
      });
    }
    expect(decodeReleaseContent(encode(parts.slice(1)))).toMatchObject({ code: 'malformed' });
    expect(decodeReleaseContent(new Uint8Array([0xff]))).toMatchObject({ ok: false });
  });
});
