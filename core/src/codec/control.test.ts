import fc from 'fast-check';
import { expect, it } from 'vitest';
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

it('bytes behind the end, or another encoding, are left to the general decoder', () => {
  const challenge = encodePayload({ type: 'challenge', nonce: new Uint8Array(8) });
  expect(readControl(challenge)).toBeDefined();
  expect(readControl(Uint8Array.of(...challenge, 0))).toBeUndefined();
  expect(readControl(challenge.subarray(0, -1))).toBeUndefined();
  const longer = Uint8Array.of(0x98, 2, ...challenge.subarray(1));
  expect([readControl(longer), decode(longer).ok]).toEqual([undefined, false]);
});
