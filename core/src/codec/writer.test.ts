import * as cborg from 'cborg';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../test/crypto.ts';
import { Writer } from './writer.ts';

const library = (value: unknown) => new Uint8Array(cborg.encode(value, cborg.rfc8949EncodeOptions));
const numbers = [0, 23, 24, 255, 256, 0xffff, 0x10000, 0xffffffff, 0x100000000].flatMap((n) => [
  n,
  n + 1,
]);

describe('what is written by hand', () => {
  it('has the bytes of the library, number by number', () => {
    for (const n of [...numbers, Number.MAX_SAFE_INTEGER]) {
      expect(new Writer().uint(n).bytes(), `${n}`).toEqual(library(n));
      expect(new Writer().int(n).bytes(), `${n}`).toEqual(library(n));
      if (n < Number.MAX_SAFE_INTEGER) {
        expect(new Writer().int(-1 - n).bytes(), `-1-${n}`).toEqual(library(-1 - n));
      }
    }
  });

  it('has the bytes of the library for strings, lists, maps and null', () => {
    for (const length of [0, 1, 23, 24, 255, 256, 70_000]) {
      const bytes = bytesOf('bytes', length);
      expect(new Writer().bstr(bytes).bytes()).toEqual(library(bytes));
    }
    expect(new Writer().array(2).null().array(0).bytes()).toEqual(library([null, []]));
    expect(new Writer().map(1).uint(7).uint(8).bytes()).toEqual(library(new Map([[7, 8]])));
  });

  it('has the text in UTF-8, whatever characters it holds', () => {
    const edges = ['', '\u007f', '\u0080', '\u07ff', '\u0800', '\ud7ff', '\ue000', '\uffff'];
    const astral = ['\u{10000}', '\u{10ffff}', 'a😀b', '\u{1f3f4}\u{e0067}'];
    const long = 'Линия остаётся открытой. '.repeat(20);
    for (const text of [...edges, ...astral, long, 'x'.repeat(24), 'ж'.repeat(200)]) {
      expect(new Writer(4).text(text).bytes(), text).toEqual(library(text));
    }
  });

  it('has U+FFFD for half of a character', () => {
    const half = ['\ud800', 'a\udc00', '\ud800b', '\ud800\ud800', '\udfff\ud83d', '\ud83d\ue000'];
    for (const text of half) {
      expect(new Writer().text(text).bytes(), escape(text)).toEqual(library(text.toWellFormed()));
    }
  });
});

describe('a writer', () => {
  it('grows as it is filled, and keeps what was written', () => {
    for (const capacity of [0, 1, 9, 10, 11, 64]) {
      const writer = new Writer(capacity).byte(1).byte(2).raw(bytesOf('raw', 40)).uint(7).byte(3);
      expect(writer.bytes()).toEqual(Uint8Array.of(1, 2, ...bytesOf('raw', 40), 7, 3));
      expect(writer.length).toBe(44);
    }
  });

  it('gives a copy, or a view that the next thing written overwrites', () => {
    const writer = new Writer(16).byte(1).byte(2);
    const [copy, view] = [writer.bytes(), writer.view()];
    expect([copy, view]).toEqual([Uint8Array.of(1, 2), Uint8Array.of(1, 2)]);
    expect(writer.reset().length).toBe(0);
    writer.byte(9);
    expect([copy[0], view[0], writer.bytes()]).toEqual([1, 9, Uint8Array.of(9)]);
  });
});
