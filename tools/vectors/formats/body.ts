import { hex } from '@parley/core/base/bytes.ts';
import { type Body, emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { type CborValue, encode } from '@parley/core/codec/cbor.ts';
import type { FailCase, PassCase, VectorFile } from '../case.ts';
import { fail, failValue, spliced } from '../mutate.ts';
import { arabic, english, mark, russian, time } from '../sample.ts';
import { seeded } from '../seeded.ts';

const text = { lang: 'en', standing: 0, text: english } as const;
const attachment = {
  sha256: seeded('attachment', 32),
  size: 16_384,
  name: 'chart.pdf',
  mediaType: 'application/pdf',
};

function pass(name: string, parts: Partial<Body>): PassCase {
  return { name, bytes: hex(encodeBody({ ...emptyBody, ...parts })) };
}

/** Bodies of entries: spec/entry.md. */
export function bodyVectors(): VectorFile {
  return {
    format: 'body',
    about: 'The body of an entry (spec/entry.md): a map with keys 1 to 8, nothing empty.',
    pass: [
      pass('nothing at all', {}),
      pass('one text', { texts: [text] }),
      pass('an original in Russian and two translations', {
        texts: [
          { lang: 'ru', standing: 0, text: russian },
          { lang: 'en', standing: 1, text: english },
          { lang: 'ar', standing: 2, text: arabic },
        ],
      }),
      pass('addressees for action and for information', {
        texts: [text],
        addressees: [
          { party: 1, forAction: true, precedence: null },
          { party: 2, forAction: false, precedence: 1 },
        ],
      }),
      pass('what the drafter had seen', {
        before: [{ ...mark, leaves: [seeded('peeked', 32)] }],
        draft: seeded('draft', 16),
        notAfter: time + 600_000,
      }),
      pass('attachments and a release by a key file', {
        texts: [text],
        draft: seeded('draft', 16),
        attachments: [attachment],
        releases: [{ officer: seeded('officer', 8), scheme: 0, signature: seeded('release', 64) }],
      }),
      pass('a record that is null', { record: null }),
    ],
    fail: refused(),
  };
}

function refused(): FailCase[] {
  const one = encodeBody({ ...emptyBody, texts: [text] });
  const entry = (key: number, value: CborValue): Uint8Array => encode(new Map([[key, value]]));
  return [
    fail('no bytes', 'malformed-cbor', new Uint8Array(0)),
    fail('a byte behind', 'malformed-cbor', new Uint8Array([...one, 0])),
    fail('length of the map in two bytes', 'malformed-cbor', spliced(one, 0, 1, [0xb8, 0x01])),
    fail('an open-ended map', 'malformed-cbor', new Uint8Array([0xbf, ...one.slice(1), 0xff])),
    failValue('an array', 'malformed', [1]),
    fail('an unknown key', 'malformed', entry(9, 0)),
    fail('an empty list of texts', 'malformed', entry(1, [])),
    fail('a text of unknown standing', 'malformed', entry(1, [['en', 3, english]])),
    fail('a language that is no tag', 'malformed', entry(1, [['e', 0, english]])),
    fail(
      'nine texts',
      'over-limit',
      entry(
        1,
        Array.from({ length: 9 }, () => ['en', 0, '']),
      ),
    ),
    fail(
      'one party twice',
      'malformed',
      entry(2, [
        [1, 0],
        [1, 1],
      ]),
    ),
    fail('a party beyond the tenth', 'malformed', entry(2, [[10, 0]])),
    fail('a draft id of 15 bytes', 'malformed', entry(4, new Uint8Array(15))),
    fail('a time before 1970', 'malformed', entry(5, -1)),
    fail('keys out of order', 'not-canonical', outOfOrder()),
    fail('a text that is no UTF-8', 'not-canonical', badText()),
  ];
}

/** Key 5 before key 4. */
function outOfOrder(): Uint8Array {
  return new Uint8Array([0xa2, 0x05, 0x00, 0x04, 0x50, ...seeded('draft', 16)]);
}

/** One text of one byte, 0xff. */
function badText(): Uint8Array {
  return new Uint8Array([0xa1, 0x01, 0x81, 0x83, 0x62, 0x65, 0x6e, 0x00, 0x61, 0xff]);
}
