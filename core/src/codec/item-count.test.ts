import { describe, expect, it } from 'vitest';
import { encode } from './cbor.ts';
import { hasFewItems, itemsInStrings } from './item-count.ts';

it('counts every array, map, number, text and byte string once', () => {
  const value = [1, 300, 70_000, 'text', new Uint8Array(300), null, new Map([[1, [2, 3]]])];
  const bytes = encode(value);
  expect([11, 12, 1000].map((most) => hasFewItems(bytes, most))).toEqual([false, true, true]);
});

it('leaves to the decoder what is cut off, or has no length', () => {
  for (const bytes of [[], [0x58], [0x59, 1], [0x43, 1], [0x9f], [0xff], [0xfc]]) {
    expect(hasFewItems(Uint8Array.from(bytes), 3)).toBe(true);
  }
});

it('does not count beyond what is asked', () => {
  expect(hasFewItems(new Uint8Array(589_000).fill(0xa0), 64)).toBe(false);
});

describe('items in byte strings', () => {
  it('are those of each, beyond what is free, and not those outside', () => {
    const body = encode([1, 'text', [2, 3]]);
    expect(itemsInStrings(encode([1, 2, 3, body, 'text', body]), 0)).toBe(12);
    expect(itemsInStrings(encode([1, 2, 3, body, 'text', body]), 4)).toBe(4);
    expect(itemsInStrings(encode([1, 2, 3, body, 'text', body]), 6)).toBe(0);
  });

  it('are counted in strings within strings, and no deeper than anything is read', () => {
    const inner = new Uint8Array(100).fill(0xa0);
    expect(itemsInStrings(encode([encode([inner])]), 10)).toBe(90);
    expect(itemsInStrings(encode([encode([encode([inner])])]), 10)).toBe(0);
  });

  it('are those of a string that claims to go on behind the one it stands in, up to there', () => {
    const inner = Uint8Array.of(0x58, 255, ...new Uint8Array(10).fill(0xa0));
    expect(itemsInStrings(encode([inner, new Uint8Array(100)]), 0)).toBe(1 + 10 + 100);
  });

  it('are counted up to the end of the bytes where a string is cut off', () => {
    const bytes = encode([new Uint8Array(100).fill(0xa0)]);
    expect(itemsInStrings(bytes.subarray(0, 53), 0)).toBe(50);
    expect(itemsInStrings(new Uint8Array([0x5b, 255, 255, 255, 255, 255, 255, 255, 255]), 0)).toBe(
      0,
    );
  });
});
