import { limits } from '@parley/core/base/limits.ts';
import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { encodeBundle, encodePayload } from '@parley/core/codec/payload.ts';
import { encodeRun } from '@parley/core/codec/run.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TokenBucket } from '../circuits/bucket.ts';
import { memoryPair } from '../circuits/memory.ts';
import { Incoming } from './incoming.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A circuit whose frames are all refused, and how many were looked at. */
function setUp(outcome: (incoming: Incoming) => void) {
  const { a } = memoryPair([0, 1]);
  let paused = false;
  a.pause = () => {
    paused = true;
  };
  a.resume = () => {
    paused = false;
  };
  let now = 0;
  let looked = 0;
  const bucket = new TokenBucket(limits.circuitWorkPerSecondMax, now);
  const incoming: Incoming = new Incoming(a, {
    take: () => {
      looked++;
      outcome(incoming);
    },
    refuse: () => {
      looked++;
      outcome(incoming);
    },
    bucket: () => bucket,
    elapsed: () => now,
  });
  const pass = (ms: number) => {
    for (let at = 0; at < ms; at += 10) {
      now += 10;
      vi.advanceTimersByTime(10);
    }
  };
  return { incoming, pass, looked: () => looked, paused: () => paused };
}

const forged = () => new Uint8Array(29);

/** A bundle of so many entries of one body. */
function bundleOf(count: number, body: Uint8Array): Uint8Array {
  const item = {
    kind: 1,
    precedence: 1,
    class: 0,
    time: 1_700_000_000_000,
    clock: 0,
    salt: new Uint8Array(16).fill(0xa0),
    body,
    held: [],
    references: [],
  } as const;
  const run = encodeRun(Array.from({ length: count }, () => item));
  const head = { signature: new Uint8Array(64).fill(0xa0), root: null };
  return encodeBundle({ party: 0, number: 0, tag: new Uint8Array(8) }, 0, run, head);
}
const perSecond = limits.circuitWorkPerSecondMax / 21;

describe('what a circuit brings', () => {
  it('is looked at as fast as its refusals allow, and nothing of it is dropped', () => {
    const { incoming, pass, looked, paused } = setUp((one) => one.refused());
    incoming.push(Array.from({ length: 10_000 }, forged));
    expect(looked()).toBeLessThanOrEqual(perSecond + 1);
    expect(paused()).toBe(true);
    pass(1000);
    expect(looked()).toBeGreaterThan(1.8 * perSecond);
    expect(looked()).toBeLessThan(2.2 * perSecond);
    pass(10_000);
    expect(looked()).toBe(10_000);
    pass(1000);
    expect(paused()).toBe(false);
  });

  it('is slowed down where it is ignored too: signatures that hold take as long', () => {
    const { incoming, pass, looked } = setUp(() => {});
    const open = () => new Uint8Array([1, 0, 0]);
    incoming.push(Array.from({ length: 10_000 }, open));
    expect(looked()).toBeLessThanOrEqual(limits.circuitWorkPerSecondMax / 10 + 1);
    pass(1000);
    expect(looked()).toBeLessThan(10_000);
  });

  it('is slowed down where it is parts of no frame, and where they are parts of many', () => {
    const { incoming, looked } = setUp((one) => one.refused());
    incoming.push(Array.from({ length: 10_000 }, () => Uint8Array.of(0x14, 1)));
    expect(looked()).toBeLessThanOrEqual(limits.circuitWorkPerSecondMax / 20 + 1);
    const many = setUp(() => {});
    many.incoming.push([Uint8Array.of(0x10, 0, 1, 0, 0, 1)]);
    many.incoming.push(Array.from({ length: 30_000 }, () => Uint8Array.of(0x14, 1)));
    expect(many.paused()).toBe(true);
    expect(many.looked()).toBe(0);
  });

  it('is never slowed down where it is what an honest peer sends', () => {
    const bundle = new Uint8Array([0x88, 1]);
    const { incoming, pass, looked } = setUp((one) => one.opened(bundle));
    for (let second = 0; second < 5; second++) {
      for (let i = 0; i < 100; i++) {
        incoming.push(Array.from({ length: 12 }, forged));
        expect(looked()).toBe(second * 1200 + (i + 1) * 12);
        pass(10);
      }
    }
  });

  it('is slowed down by its bytes, where each of them may be taken apart', () => {
    const bytes = 64 * 1024;
    for (const head of [[0x9a], [0x83, 3], [0x82, 200]]) {
      const payload = new Uint8Array(bytes);
      payload.set(head);
      const { incoming, looked } = setUp((one) => one.opened(payload));
      incoming.push(Array.from({ length: 1000 }, forged));
      expect(looked()).toBeLessThanOrEqual((limits.circuitWorkPerSecondMax * 16) / bytes + 1);
    }
  });

  it('is slowed down by the items of CBOR in its bodies, which nobody has decoded yet', () => {
    const maps = (bytes: number) => new Uint8Array(bytes).fill(0xa0);
    const senseless = [
      bundleOf(2, maps(limits.bodyBytesMax)),
      bundleOf(200, maps(250)),
      encodePayload({ type: 'over-limit', proof: maps(500_000) }),
      encodePayload({ type: 'fork-proof', proof: maps(50_000) }),
    ];
    for (const payload of senseless) {
      const { incoming, looked } = setUp((one) => one.opened(payload));
      incoming.push(Array.from({ length: 1000 }, forged));
      const items = 0.8 * payload.length;
      expect(looked()).toBeLessThanOrEqual((20 * limits.circuitWorkPerSecondMax) / items + 1);
    }
  });

  it('is never slowed down where it is 85,000 messages a second, or 8 MB of chunks', () => {
    const text = { lang: 'en', standing: 0, text: 'x'.repeat(170) } as const;
    const bundle = bundleOf(256, encodeBody({ ...emptyBody, texts: [text] }));
    const chunk = new Uint8Array(65_600);
    chunk.set([0x85, 9]);
    for (const [payload, perSecond] of [
      [bundle, 333],
      [chunk, 125],
    ] as const) {
      const { incoming, pass, looked } = setUp((one) => one.opened(payload));
      for (let i = 1; i <= 100; i++) {
        incoming.push(Array.from({ length: Math.ceil(perSecond / 100) }, forged));
        expect(looked()).toBe(i * Math.ceil(perSecond / 100));
        pass(10);
      }
    }
  });

  it('is forgotten with its circuit', () => {
    const { incoming, pass, looked } = setUp((one) => one.refused());
    incoming.push(Array.from({ length: 10_000 }, forged));
    const before = looked();
    incoming.end();
    pass(5000);
    expect(looked()).toBe(before);
  });
});
