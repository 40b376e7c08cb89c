import { expect, it } from 'vitest';
import { nothingScanned, type ScannedCard, wholeText, withCode } from './scanned-card.ts';

function read(...texts: readonly string[]): ScannedCard {
  return texts.reduce(withCode, nothingScanned);
}

const [one, two, three] = ['PARLEY-CARD 1/3 AB', 'PARLEY-CARD 2/3 CD', 'PARLEY-CARD 3/3 EF'];

it('is whole when every code was read, in any order and some of them twice', () => {
  const part = read(three, one, three);
  expect([part.codes.size, part.count]).toEqual([2, 3]);
  expect(wholeText(part)).toBeUndefined();
  expect(wholeText(withCode(part, two))).toBe([one, two, three].join('\n'));
});

it('takes no code that is of no card', () => {
  const others = ['https://example.org', 'PARLEY-CARD 4/3 AB', 'PARLEY-CARD 0/3 AB', 'PARLEY-CARD'];
  for (const other of others) expect(read(one, other)).toEqual(read(one));
  expect(wholeText(read(...others))).toBeUndefined();
});

it('never mixes two cards', () => {
  expect(read(one, two, 'PARLEY-CARD 2/3 XY').codes.size).toBe(1);
  expect(wholeText(read(one, two, 'PARLEY-CARD 1/1 XY'))).toBe('PARLEY-CARD 1/1 XY');
});
