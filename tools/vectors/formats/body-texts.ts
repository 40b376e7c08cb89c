import { hex } from '@parley/core/base/bytes.ts';
import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import type { PassCase, VectorFile } from '../case.ts';
import { fail } from '../mutate.ts';
import { english } from '../sample.ts';

/** U+FEFF: a letter that prints as nothing, and in a file may be a mark of its encoding. */
const mark = '\uFEFF';

function pass(name: string, text: string, lang = 'en'): PassCase {
  return { name, bytes: hex(encodeBody({ ...emptyBody, texts: [{ lang, standing: 0, text }] })) };
}

/** Texts whose letters a decoder might drop or change: spec/entry.md. */
export function bodyTextsVectors(): VectorFile {
  return {
    format: 'body',
    about: 'Texts that begin with U+FEFF, or are not normalised (spec/entry.md).',
    pass: [
      pass('U+FEFF before a short text', `${mark}No.`),
      pass('U+FEFF before a long text', `${mark}${english.repeat(8)}`),
      pass('U+FEFF alone', mark),
      pass('U+FEFF twice', `${mark}${mark}`),
      pass('U+FEFF within', `a${mark}b`),
      pass('U+0000', 'a\0b'),
      pass('a letter and its accent apart', 'e\u0301'),
    ],
    fail: [fail('a mark cut off', 'not-canonical', cutMark())],
  };
}

/** One text of the two first bytes of U+FEFF. */
function cutMark(): Uint8Array {
  return new Uint8Array([0xa1, 0x01, 0x81, 0x83, 0x62, 0x65, 0x6e, 0x00, 0x62, 0xef, 0xbb]);
}
