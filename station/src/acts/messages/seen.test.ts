import { expect, it } from 'vitest';
import { contradiction } from './seen.ts';

const second = 1000;
const bracket = { notBefore: 100 * second, notLater: 200 * second };

it('lets a claimed time stand inside its bracket, and where clocks differ a little', () => {
  for (const claimed of [90, 100, 150, 200, 210]) {
    expect(contradiction(claimed * second, bracket)).toBeNull();
  }
  expect(contradiction(0, { notBefore: null, notLater: null })).toBeNull();
});

it('contradicts a time after the first cosignature, and one before what its author held', () => {
  expect(contradiction(210 * second + 1, bracket)).toBe('after-record');
  expect(contradiction(90 * second - 1, bracket)).toBe('before-held');
  // A clock ten years off.
  expect(contradiction(bracket.notLater + 3.2e11, bracket)).toBe('after-record');
});
