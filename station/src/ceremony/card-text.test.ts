import { expect, it } from 'vitest';
import { cardBytes, cardCodes, cardLines } from './card-text.ts';

const card = Uint8Array.from({ length: 3000 }, (_, i) => (i * 31) & 255);
const fileOf = (lines: readonly string[]) => new Uint8Array(Buffer.from(lines.join('\r\n')));

it('reads a card again from the lines of its QR codes, in any order', () => {
  const lines = cardLines(card);
  expect(lines.length).toBeGreaterThan(1);
  expect(cardBytes(fileOf(lines.toReversed()))).toEqual(card);
});

it('takes a file of bytes as it is', () => {
  expect(cardBytes(card)).toBe(card);
});

it('refuses lines of which one is missing or broken', () => {
  const lines = cardLines(card);
  expect(cardBytes(fileOf(lines.slice(1)))).toBeUndefined();
  expect(cardBytes(fileOf([...lines, 'PARLEY-CARD x']))).toBeUndefined();
});

it('draws each line as a code', async () => {
  expect(await cardCodes(card)).toHaveLength(cardLines(card).length);
});
