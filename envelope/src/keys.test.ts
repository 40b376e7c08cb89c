import { describe, expect, it } from 'vitest';
import { destroyAt, nextKeyNumber, receiveKeyDue } from './keys.ts';

const day = 86_400_000;
const rule = { keepMs: 3 * day, keepMaxMs: 30 * day };

describe('a receive key', () => {
  it('is numbered one more than any seen, in the journal or in an open', () => {
    expect(nextKeyNumber([])).toBe(0);
    expect(nextKeyNumber([4, 9, -1, 7])).toBe(10);
  });

  it('is due when there is none, and a period after the newest', () => {
    expect(receiveKeyDue(undefined, 0, day)).toBe(true);
    expect(receiveKeyDue({ madeAt: 5 }, 4 + day, day)).toBe(false);
    expect(receiveKeyDue({ madeAt: 5 }, 5 + day, day)).toBe(true);
  });

  it('is kept while nobody has cosigned its successor', () => {
    expect(destroyAt([undefined, undefined], rule)).toBeUndefined();
  });

  it('is destroyed three days after the last of all others has cosigned its successor', () => {
    expect(destroyAt([day, 2 * day], rule)).toBe(5 * day);
  });

  it('is destroyed thirty days after the first has, whoever is silent', () => {
    expect(destroyAt([day, undefined], rule)).toBe(31 * day);
    expect(destroyAt([day, 29 * day], rule)).toBe(31 * day);
  });
});
