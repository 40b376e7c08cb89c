import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SeenFrames } from './seen-frames.ts';

it('a number is new once, in whatever order they come, as far as the window reaches', () => {
  const jump = fc.oneof(fc.nat(40), fc.nat(3000), fc.constantFrom(31, 32, 33, 991, 992, 1024));
  fc.assert(
    fc.property(fc.array(jump), (seqs) => {
      const seen = new SeenFrames();
      const came = new Set<number>();
      let newest = -1;
      for (const seq of seqs) {
        const first = seen.first(seq);
        if (came.has(seq)) expect(first).toBe(false);
        else if (newest - seq <= 992) expect(first).toBe(true);
        came.add(seq);
        newest = Math.max(newest, seq);
      }
    }),
    { numRuns: 2000 },
  );
});

it('holds up to the last number that a frame can have', () => {
  const seen = new SeenFrames();
  expect([2 ** 32 - 1, 2 ** 32 - 1, 2 ** 32 - 2, 0].map((seq) => seen.first(seq))).toEqual([
    true,
    false,
    true,
    false,
  ]);
});
