import { expect, it } from 'vitest';
import { cardBytes, cardLines, missingParts } from './card-text.ts';

const card = Uint8Array.from({ length: 3000 }, (_, i) => (i * 31) & 255);
const fileOf = (lines: readonly string[]) => new Uint8Array(Buffer.from(lines.join('\r\n')));

it('reads a card again from the lines of its QR codes, in any order, some scanned twice', () => {
  const lines = cardLines(card);
  expect(lines.length).toBeGreaterThan(1);
  expect(cardBytes(fileOf([...lines.toReversed(), '', lines[0] as string]))).toEqual(card);
});

it('reads every length again', () => {
  for (let length = 1; length < 40; length++) {
    const short = card.slice(0, length);
    expect(cardBytes(fileOf(cardLines(short, 7)))).toEqual(short);
  }
});

it('takes a file of bytes as it is', () => {
  expect(cardBytes(card)).toBe(card);
  expect(missingParts(card)).toEqual({ parts: [], count: 0 });
});

it('refuses lines of which one is missing, broken, or of another card', () => {
  const lines = cardLines(card);
  const other = cardLines(card.map((byte) => byte ^ 1));
  expect(cardBytes(fileOf(lines.slice(1)))).toBeUndefined();
  expect(cardBytes(fileOf([...lines, 'PARLEY-CARD x']))).toBeUndefined();
  expect(cardBytes(fileOf([...lines, other[0] as string]))).toBeUndefined();
  expect(cardBytes(fileOf([...lines, 'PARLEY-CARD 1/90 AAAA']))).toBeUndefined();
  expect(cardBytes(fileOf(['PARLEY-CARD 1/1 AAB']))).toBeUndefined();
});
