import fc from 'fast-check';
import { expect, it } from 'vitest';
import { limits } from '../base/limits.ts';
import { decode, encode } from './cbor.ts';
import { readControl } from './control.ts';
import { decodeAny, encodePayload } from './payload.ts';

const small = fc.nat({ max: 40 });
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const nearly = (length: number) => fc.oneof({ weight: 9, arbitrary: bytes(length) }, bytes(7));
const gap = fc.oneof({ weight: 9, arbitrary: fc.tuple(small, small) }, fc.tuple(small));
const mark = fc.tuple(
  fc.nat({ max: 11 }),
  fc.nat({ max: 2 }),
  nearly(8),
  small,
  nearly(32),
  fc.array(gap, { maxLength: 3 }),
);
const seen = fc.oneof(fc.constant(null), nearly(8));
const control = fc.oneof(
  fc.tuple(fc.constant(3), seen, fc.array(mark, { maxLength: 3 })),
  fc.tuple(fc.integer({ min: 3, max: 6 }), fc.oneof(nearly(8), bytes(16))),
  fc.tuple(fc.constant(7), nearly(16), small, fc.array(mark, { maxLength: 3 }), nearly(64)),
  fc.tuple(fc.nat({ max: 15 }), nearly(8), small),
);

const byHand = ['have', 'challenge', 'challenge-answer', 'canary', 'canary-answer'];

/** As the general decoder has it: its bytes are copies, and these are views. */
it('what is read by hand is what the general decoder reads, and nothing else is', () => {
  let read = 0;
  fc.assert(
    fc.property(control, (value) => {
      const encoded = encode(value);
      const payload = readControl(encoded);
      const known = decodeAny(encoded);
      if (payload) {
        read++;
        expect(encodePayload(payload as never)).toEqual(encoded);
        expect(known).toEqual({ ok: true, value: payload });
      } else if (known.ok) expect(byHand).not.toContain(known.value.type);
    }),
    { numRuns: 5000 },
  );
  expect(read).toBeGreaterThan(500);
});

it('a list that names more parts than follow, or fewer, is left to the general decoder', () => {
  const mark = { party: 1, number: 0, tag: new Uint8Array(8), size: 3, root: new Uint8Array(32) };
  const marks = [{ ...mark, gaps: [[4, 1] as const] }];
  const signature = new Uint8Array(64);
  const payloads = [
    encodePayload({ type: 'have', seen: null, marks }),
    encodePayload({ type: 'challenge', nonce: new Uint8Array(8) }),
    encodePayload({ type: 'challenge-answer', nonce: new Uint8Array(8) }),
    encodePayload({ type: 'canary', nonce: new Uint8Array(16) }),
    encodePayload({ type: 'canary-answer', nonce: new Uint8Array(16), time: 7, marks, signature }),
  ];
  for (const payload of payloads) {
    expect(readControl(payload)).toBeDefined();
    for (let parts = 0; parts < 24; parts++) {
      if (0x80 + parts === payload[0]) continue;
      const other = Uint8Array.of(0x80 + parts, ...payload.subarray(1));
      expect([parts, readControl(other), decodeAny(other).ok]).toEqual([parts, undefined, false]);
    }
  }
});

it('as many marks and gaps as there may be are read by hand, and no more', () => {
  const have = (count: number, gaps: number) => {
    const all = Array.from({ length: count }, (_, i) => {
      const gap = Array.from({ length: gaps }, (_, at) => [10 * at + 1, 3] as const);
      const name = { party: 0, number: i, tag: new Uint8Array(8) };
      return { ...name, size: 1, root: new Uint8Array(32), gaps: gap };
    });
    return encodePayload({ type: 'have', seen: null, marks: all });
  };
  const full = have(limits.heldMarksMax, limits.gapsMax);
  expect(readControl(full)).toEqual((decodeAny(full) as { value: unknown }).value);
  for (const over of [have(limits.heldMarksMax + 1, 0), have(1, limits.gapsMax + 1)]) {
    expect([readControl(over), decodeAny(over).ok]).toEqual([undefined, false]);
  }
});

it('bytes behind the end, or another encoding, are left to the general decoder', () => {
  const challenge = encodePayload({ type: 'challenge', nonce: new Uint8Array(8) });
  expect(readControl(challenge)).toBeDefined();
  expect(readControl(Uint8Array.of(...challenge, 0))).toBeUndefined();
  expect(readControl(challenge.subarray(0, -1))).toBeUndefined();
  const longer = Uint8Array.of(0x98, 2, ...challenge.subarray(1));
  expect([readControl(longer), decode(longer).ok]).toEqual([undefined, false]);
});
