import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../test/crypto.ts';
import { line } from '../../test/founding.ts';
import { limits } from '../base/limits.ts';
import { encode } from '../codec/cbor.ts';
import { headerBytes, type Item } from '../codec/entry.ts';
import type { Mark, Reference } from '../codec/names.ts';
import { brokenLimit } from './over-limit.ts';

const journal = { party: 1, number: 0, tag: bytesOf('moscow tag', 8) };
const place = { line, journal, seq: 7 };
const mark: Mark = { party: 0, number: 0, tag: bytesOf('tag', 8), size: 3, root: bytesOf('r', 32) };
const reference: Reference = { ...journal, seq: 1, leaf: bytesOf('leaf', 32) };

function header(held: number, references: number): Uint8Array {
  const item: Item = {
    kind: 1,
    precedence: 1,
    class: 2,
    time: 1_700_000_000_000,
    clock: 2,
    salt: new Uint8Array(16),
    body: new Uint8Array(0),
    held: new Array<Mark>(held).fill(mark),
    references: new Array<Reference>(references).fill(reference),
  };
  return headerBytes(place, item);
}

const small = header(1, 1);

describe('the limits of an entry', () => {
  it('are of its body, to the byte', () => {
    expect(brokenLimit(small, limits.bodyBytesMax)).toBeUndefined();
    expect(brokenLimit(small, limits.bodyBytesMax + 1)).toBe('body');
  });

  it('are of header and body together, to the byte', () => {
    const room = limits.entryBytesMax - limits.bodyBytesMax;
    const opaque = (bytes: number) => new Uint8Array(bytes);
    expect(brokenLimit(opaque(room), limits.bodyBytesMax)).toBeUndefined();
    expect(brokenLimit(opaque(room + 1), limits.bodyBytesMax)).toBe('entry');
  });

  it('are of its marks, and of its references', () => {
    expect(brokenLimit(header(limits.heldMarksMax, 0), 1)).toBeUndefined();
    expect(brokenLimit(header(limits.heldMarksMax + 1, 0), 1)).toBe('held');
    expect(brokenLimit(header(0, limits.referencesMax), 1)).toBeUndefined();
    expect(brokenLimit(header(0, limits.referencesMax + 1), 1)).toBe('references');
  });

  it('count nothing in a header of another version, or in one that is no header', () => {
    const later = Uint8Array.from(header(limits.heldMarksMax + 1, 0));
    later[1] = 2;
    expect(brokenLimit(later, 1)).toBeUndefined();
    expect(brokenLimit(encode([1, 2, 3]), 1)).toBeUndefined();
    const cut = header(limits.heldMarksMax + 1, 0).slice(0, -40);
    expect(brokenLimit(cut, 1)).toBeUndefined();
    const flat = encode([1, line, 1, 0, 7, 1, 1, 2, 0, 2, [], []]);
    expect(brokenLimit(flat, 1)).toBeUndefined();
    const many = new Array(limits.heldMarksMax + 1).fill([0]);
    const thin = encode([1, line, 1, [0, journal.tag], 7, 1, 1, 2, 0, 2, many, []]);
    expect(brokenLimit(thin, 1)).toBeUndefined();
  });
});
