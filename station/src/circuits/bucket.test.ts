import { describe, expect, it } from 'vitest';
import { backoff } from './backoff.ts';
import { TokenBucket } from './bucket.ts';

describe('token bucket', () => {
  it('lets one second pass at once and then keeps to the rate', () => {
    const bucket = new TokenBucket(1000, 0);
    expect(bucket.spend(1000, 0)).toBe(0);
    expect(bucket.spend(500, 0)).toBe(500);
    expect(bucket.spend(0, 500)).toBe(0);
    expect(bucket.spend(1, 500)).toBe(1);
  });

  it('saves no more than one second', () => {
    const bucket = new TokenBucket(1000, 0);
    expect(bucket.spend(1001, 1_000_000)).toBe(1);
  });
});

describe('backoff', () => {
  const bounds = { backoffBaseMs: 100, backoffCapMs: 1000 };
  const always = (byte: number) => ({ bytes: (n: number) => new Uint8Array(n).fill(byte) });

  it('doubles its bound up to the cap', () => {
    const longest = [0, 1, 2, 3, 4, 1000].map((failures) => backoff(failures, bounds, always(255)));
    expect(longest).toEqual([99, 199, 399, 799, 999, 999]);
  });

  it('takes anything from zero to the bound', () => {
    expect(backoff(3, bounds, always(0))).toBe(0);
    expect(backoff(3, bounds, always(0x80))).toBe(401);
  });
});
