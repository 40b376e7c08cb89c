import { describe, expect, it } from 'vitest';
import { freshRate, within } from './rate.ts';

describe('a rate', () => {
  it('takes so many in a minute, and as many in the next', () => {
    const rate = freshRate();
    const at = (elapsed: number) => within(rate, elapsed, 2);
    expect([0, 10, 20, 59_999].map(at)).toEqual([true, true, false, false]);
    expect([60_000, 60_001, 119_999, 120_000].map(at)).toEqual([true, true, false, true]);
  });
});
