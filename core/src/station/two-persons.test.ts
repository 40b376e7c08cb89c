import { describe, expect, it } from 'vitest';
import { grantRefusal, handoverRefusal, recoveryRefusal, reviewRefusal } from './two-persons.ts';

const [a, b, c] = [1, 2, 3].map((n) => new Uint8Array(8).fill(n)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];

describe('what takes two persons', () => {
  it('is not done by one: a review, a compartment, a way back', () => {
    expect([reviewRefusal(a, a), reviewRefusal(a, b)]).toEqual(['not-allowed', undefined]);
    expect([grantRefusal(a, a), grantRefusal(a, b)]).toEqual(['not-allowed', undefined]);
    const half = (issuer: Uint8Array | null, officer: Uint8Array | null = c) => {
      return { issuer, officer };
    };
    expect(recoveryRefusal(half(a), half(b))).toBeUndefined();
    for (const [one, other] of [
      [half(a), half(a)],
      [half(a), half(b, a)],
      [half(null), half(b)],
      [half(a), half(b, null)],
      [half(a), half(c)],
    ] as const) {
      expect(recoveryRefusal(one, other)).toBe('code-invalid');
    }
  });

  it('the watch goes from who has it, and not past a warning', () => {
    expect(handoverRefusal({ holder: a, unacknowledged: false }, a)).toBeUndefined();
    expect(handoverRefusal({ holder: null, unacknowledged: false }, null)).toBeUndefined();
    expect(handoverRefusal({ holder: a, unacknowledged: false }, b)).toBe('wrong-holder');
    expect(handoverRefusal({ holder: a, unacknowledged: false }, null)).toBe('wrong-holder');
    expect(handoverRefusal({ holder: null, unacknowledged: false }, a)).toBe('wrong-holder');
    expect(handoverRefusal({ holder: a, unacknowledged: true }, a)).toBe('flash-unacknowledged');
  });
});
