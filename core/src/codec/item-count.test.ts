import { expect, it } from 'vitest';
import { encode } from './cbor.ts';
import { hasFewItems } from './item-count.ts';

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
