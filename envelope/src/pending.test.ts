import { describe, expect, it } from 'vitest';
import { envelopeLimits } from './limits.ts';
import type { Open } from './open.ts';
import { Pending } from './pending.ts';

const open: Open = {
  line: new Uint8Array(32),
  sender: { party: 1, number: 0, tag: new Uint8Array(8) },
  recipient: 0,
  id: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8),
  keyName: new Uint8Array(8),
  keyNumber: 0,
  enc: new Uint8Array(1120),
  ct: new Uint8Array(48),
  signature: new Uint8Array(64),
};

describe('frames that wait for their session', () => {
  it('are kept up to a bound in bytes, and given back once, in their order', () => {
    const pending = new Pending();
    expect(pending.begin(open)).toBe(true);
    const held = (mark: number) => {
      return { circuit: 'wire', frame: new Uint8Array(1024 * 1024).fill(mark), elapsed: 0 };
    };
    const most = envelopeLimits.pendingBytesMax / (1024 * 1024);
    for (let i = 0; i < most; i++) expect(pending.hold('0102030405060708', held(i))).toBe(true);
    expect(pending.hold('0102030405060708', held(99))).toBe(false);
    expect(pending.end(open).map(({ frame }) => frame[0])).toEqual([...Array(most).keys()]);
    expect(pending.end(open)).toEqual([]);
    pending.begin(open);
    expect(pending.hold('0102030405060708', held(1))).toBe(true);
  });

  it('are only those of an `open` in work, of which there are so many at most', () => {
    const pending = new Pending();
    expect(pending.hold('0102030405060708', { circuit: 'wire', frame: open.ct, elapsed: 0 })).toBe(
      false,
    );
    for (let i = 0; i < envelopeLimits.pendingOpensMax; i++) {
      expect(pending.begin({ ...open, id: Uint8Array.of(i, 0, 0, 0, 0, 0, 0, 0) })).toBe(true);
    }
    expect(pending.begin(open)).toBe(false);
  });
});
