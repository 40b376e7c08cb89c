import { limits } from '@parley/core/base/limits.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Cut, Lanes, lanesMax, partType } from './parts.ts';

/** A frame that tells itself apart, of a type that frames have. */
function frame(mark: number, length: number): Uint8Array {
  return new Uint8Array(length).fill(mark).fill(0, 0, 1);
}

function taken(lanes: Lanes, message: Uint8Array): Uint8Array | null | string {
  const one = lanes.take(message);
  return one.ok ? one.value : one.code;
}

describe('frames in parts', () => {
  const sent = fc.record({
    lane: fc.nat(lanesMax - 1),
    length: fc.integer({ min: 2, max: 300 }),
    bytes: fc.integer({ min: 1, max: 200 }),
  });

  it('come whole, each with its last part, however the parts of several lanes mix', () => {
    const mixed = fc.property(fc.array(sent, { maxLength: 20 }), fc.infiniteStream(fc.nat()), run);
    fc.assert(mixed);
    function run(
      frames: readonly { lane: number; length: number; bytes: number }[],
      choice: Iterator<number>,
    ) {
      const lanes = new Lanes();
      const under = new Map<number, { whole: Uint8Array; cut: Cut }>();
      const waiting = frames.map((one, i) => ({ ...one, whole: frame(i + 1, one.length) }));
      while (under.size > 0 || waiting.length > 0) {
        for (const one of waiting.filter(({ lane }) => !under.has(lane))) {
          if (under.has(one.lane)) continue;
          under.set(one.lane, { whole: one.whole, cut: new Cut(one.whole, one.lane) });
          waiting.splice(waiting.indexOf(one), 1);
        }
        const all = [...under];
        const [lane, { whole, cut }] = all[
          choice.next().value % all.length
        ] as (typeof all)[number];
        const left = cut.left;
        const bytes = left === whole.length ? Math.min(7, left - 1) : 7;
        const got = taken(lanes, cut.next(bytes));
        expect(got).toEqual(cut.left === 0 ? whole : null);
        if (cut.left === 0) under.delete(lane);
      }
      expect(lanes.bytes).toBe(0);
    }
  });

  it('let whole frames by as they are', () => {
    const lanes = new Lanes();
    const whole = frame(1, 40);
    taken(lanes, new Cut(frame(2, 100), 0).next(50));
    expect(taken(lanes, whole)).toBe(whole);
    const unknown = Uint8Array.of(partType.next + lanesMax, 1);
    expect(taken(lanes, unknown)).toBe(unknown);
    expect(taken(lanes, Uint8Array.of(partType.first - 1))).toEqual(Uint8Array.of(0x0f));
  });

  it('may be of any size in all, up to that of a frame', () => {
    const whole = frame(3, limits.frameBytesMax);
    const cut = new Cut(whole, 2);
    const lanes = new Lanes();
    while (cut.left > 100_000) expect(taken(lanes, cut.next(100_000))).toBeNull();
    expect(taken(lanes, cut.next(cut.left))).toEqual(whole);
    const larger = new Cut(frame(3, limits.frameBytesMax + 1), 2);
    expect(taken(lanes, larger.next(9))).toBe('frame-too-large');
  });

  it('take up memory as they come, and not as they are announced', () => {
    const lanes = new Lanes();
    for (let lane = 0; lane < lanesMax; lane++) {
      const cut = new Cut(frame(1, limits.frameBytesMax), lane);
      for (let i = 0; i < 10; i++) taken(lanes, cut.next(1));
    }
    expect(lanes.bytes).toBeLessThanOrEqual(2 * 10 * lanesMax);
    for (let i = 0; i < 1000; i++) taken(lanes, new Cut(frame(1, 2000), i % 4).next(1999));
    expect(lanes.bytes).toBeLessThanOrEqual(2000 * lanesMax);
  });

  it('keep none of the memory that a message came in', () => {
    const lanes = new Lanes();
    const pool = new Uint8Array(64 * 1024);
    const first = new Cut(frame(5, 20), 1).next(10);
    pool.set(first, 1000);
    taken(lanes, pool.subarray(1000, 1000 + first.length));
    pool.fill(9);
    expect(taken(lanes, Uint8Array.of(partType.next + 1, ...new Uint8Array(10).fill(5)))).toEqual(
      frame(5, 20),
    );
  });

  it('that are refused empty their lane, and no other', () => {
    const lanes = new Lanes();
    const [cut, other] = [new Cut(frame(1, 30), 0), new Cut(frame(2, 30), 1)];
    taken(lanes, cut.next(10));
    taken(lanes, other.next(10));
    expect(taken(lanes, Uint8Array.of(partType.next))).toBe('malformed');
    expect(taken(lanes, cut.next(20))).toBe('malformed');
    expect(taken(lanes, other.next(20))).toEqual(frame(2, 30));
  });
});
