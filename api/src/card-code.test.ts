import { expect, it } from 'vitest';
import { cardCodeHeadLetters, cardCodeOf, isCardCodes, readCardCode } from './card-code.ts';

it('a part of a card reads back as it was written, and its head is within its bound', () => {
  for (const one of [
    { at: 1, of: 1, piece: 'AB27' },
    { at: 100, of: 100, piece: 'Z' },
  ]) {
    const line = cardCodeOf(one);
    expect(readCardCode(line)).toEqual(one);
    expect(isCardCodes(` \n${line}`)).toBe(true);
    expect(line.length - one.piece.length).toBeLessThanOrEqual(cardCodeHeadLetters);
  }
});

it('no part is one of another text, beyond the last, or of other letters', () => {
  const others = ['https://example.org', 'PARLEY-CARD', 'PARLEY-CARD 1/1 ab', 'PARLEY-CARD 1/1 A1'];
  for (const place of ['0/3', '4/3', '1/1000']) others.push(`PARLEY-CARD ${place} AB`);
  expect(others.filter((one) => readCardCode(one) !== undefined)).toEqual([]);
  expect(isCardCodes('Zm9v')).toBe(false);
});
