import { type CborValue, encode } from '@parley/core/codec/cbor.ts';
import { describe, expect, it } from 'vitest';
import { decodeCannotOpen, receiveKeyBytes } from './cannot-open.ts';
import { frameType, withType } from './frame.ts';
import { decodeOpen } from './open.ts';

const [line, tag, signature] = [new Uint8Array(32), new Uint8Array(8), new Uint8Array(64)];
const bytes = (length: number, fill = 0) => new Uint8Array(length).fill(fill);

/** What is said of a frame whose fields are these, but for one that is another. */
function toldBy(decode: (frame: Uint8Array) => object, type: number, fields: CborValue[]) {
  return (at?: number, other: CborValue = null) => {
    const changed = fields.map((field, i) => (i === at ? other : field));
    return decode(withType(type, encode(changed)));
  };
}

describe('the fields of an open', () => {
  const fields = [line, 0, [0, tag], 1, tag, tag, 0, bytes(1120), bytes(48), signature];
  const told = toldBy(decodeOpen, frameType.open, fields);

  it('are of their form, each of them', () => {
    expect(told()).toMatchObject({ ok: true });
    const bad: [number, CborValue, string][] = [
      [0, bytes(31), 'parties'],
      [1, 10, 'parties'],
      [2, 0, 'incarnation'],
      [2, [0], 'incarnation'],
      [2, [0, tag, 0], 'incarnation'],
      [2, [-1, tag], 'incarnation'],
      [2, [0, bytes(7)], 'incarnation'],
      [3, -1, 'parties'],
      [4, bytes(9), 'names'],
      [5, bytes(7), 'names'],
      [6, null, 'names'],
      [7, bytes(1119), 'sealed parts'],
      [8, bytes(49), 'sealed parts'],
      [9, bytes(63), 'sealed parts'],
    ];
    for (const [at, other, what] of bad) {
      expect(told(at, other)).toEqual({ ok: false, code: 'malformed', detail: `open: ${what}` });
    }
  });

  it('are ten, behind the type of the frame', () => {
    const short = withType(frameType.open, encode(fields.slice(1)));
    expect(decodeOpen(short)).toMatchObject({ detail: 'open: fields' });
    const other = withType(frameType.cannotOpen, encode(fields));
    expect(decodeOpen(other)).toMatchObject({ detail: 'not an open frame' });
  });
});

describe('the fields of a cannot-open', () => {
  const ids = [bytes(8, 1), bytes(8, 2)];
  const fields = [line, 0, [0, tag], ids, 0, bytes(receiveKeyBytes), signature];
  const told = toldBy(decodeCannotOpen, frameType.cannotOpen, fields);

  it('are of their form, each of them', () => {
    expect(told()).toMatchObject({ ok: true });
    const most = Array.from({ length: 16 }, (_, i) => bytes(8, i));
    expect(told(3, most)).toMatchObject({ ok: true });
    const bad: [number, CborValue, string][] = [
      [0, bytes(33), 'sender'],
      [1, 10, 'sender'],
      [2, [0], 'incarnation'],
      [2, [0, bytes(9)], 'sender'],
      [3, [], 'ids'],
      [3, [...most, bytes(8, 16)], 'ids'],
      [3, [bytes(8, 1), bytes(7, 2)], 'ids'],
      [3, [bytes(8, 1), 'id'], 'ids'],
      [3, [bytes(8, 1), bytes(8, 1)], 'ids'],
      [3, bytes(8), 'ids'],
      [4, -1, 'key'],
      [5, bytes(receiveKeyBytes - 1), 'key'],
      [6, bytes(65), 'key'],
    ];
    for (const [at, other, what] of bad) {
      const detail = `cannot-open: ${what}`;
      expect(told(at, other)).toEqual({ ok: false, code: 'malformed', detail });
    }
  });
});
