import { limits } from '@parley/core/base/limits.ts';
import { memoryPair } from '@parley/station/circuits/memory.ts';
import { describe, expect, it } from 'vitest';
import { Outgoing } from './outgoing.ts';
import { Lanes } from './parts.ts';

const bundle = (mark: number, length = 1000) => {
  const bytes = new Uint8Array(length).fill(mark);
  bytes[1] = 1;
  return bytes;
};
const receipt = (mark: number) => new Uint8Array([0x87, 2, mark]);

/** A queue before a circuit that says full when it has taken `room` frames. */
function setUp(room: number, known: { rate?: number; measured?: number | null } = {}) {
  const a = Object.assign(memoryPair([0, 1]).a, known);
  const sent: Uint8Array[] = [];
  const full: boolean[] = [];
  let taken = 0;
  let session = true;
  a.send = (frame) => {
    sent.push(frame);
    return ++taken < room;
  };
  const outgoing = new Outgoing(a, {
    ready: () => session,
    seal: (_, payload, deliver) => deliver(payload),
    full: (is) => full.push(is),
    idle: () => {},
  });
  const drain = () => {
    taken = 0;
    a.onDrain();
  };
  return { outgoing, sent, full, drain, circuit: a, hasSession: (is: boolean) => (session = is) };
}

describe('payloads that wait for a circuit', () => {
  it('go when it drains: the urgent first, then answers, then bundles, each in its order', () => {
    const { outgoing, sent, drain } = setUp(1);
    const flash = bundle(9);
    for (const one of [bundle(1), bundle(2), bundle(3), receipt(4), receipt(5)]) {
      outgoing.send(one, false);
    }
    outgoing.send(flash, true);
    expect(sent).toEqual([bundle(1)]);
    for (let i = 0; i < 5; i++) drain();
    expect(sent).toEqual([bundle(1), flash, receipt(4), receipt(5), bundle(2), bundle(3)]);
    expect(outgoing.idle).toBe(false);
    drain();
    expect(outgoing.idle).toBe(true);
  });

  it('hold an urgent one once, however often it is sent again', () => {
    const { outgoing, sent, drain } = setUp(1);
    const flash = bundle(9);
    outgoing.send(bundle(1), false);
    for (let i = 0; i < 5; i++) outgoing.send(flash, true);
    drain();
    drain();
    expect(sent).toEqual([bundle(1), flash]);
  });

  it('are bounded, and the newest bundle makes room for a FLASH', () => {
    const { outgoing, sent, drain } = setUp(1);
    const bulk = () => bundle(1, limits.entryBytesMax);
    let taken = 0;
    while (outgoing.send(bulk(), false)) taken++;
    expect(taken).toBeGreaterThan(20);
    expect(outgoing.bytes).toBeLessThanOrEqual(limits.circuitQueueBytesMax);
    expect(outgoing.send(bundle(9, limits.entryBytesMax), true)).toBe(true);
    expect(outgoing.bytes).toBeLessThanOrEqual(limits.circuitQueueBytesMax);
    drain();
    expect(sent[1]?.[2]).toBe(9);
  });

  it('wait for a session, and in no other order', () => {
    const { outgoing, sent, hasSession } = setUp(9);
    hasSession(false);
    outgoing.send(bundle(1), false);
    outgoing.send(bundle(9), true);
    expect(sent).toEqual([]);
    hasSession(true);
    outgoing.pump();
    expect(sent).toEqual([bundle(9), bundle(1)]);
  });

  it('are told to the core when they are many or wait long, and when all have gone', () => {
    const { outgoing, full, drain } = setUp(1);
    outgoing.send(bundle(1), false);
    outgoing.send(bundle(2), false);
    expect(full).toEqual([]);
    outgoing.tick();
    outgoing.tick();
    expect(full).toEqual([true]);
    drain();
    expect(full).toEqual([true, false]);
    outgoing.send(bundle(3, limits.circuitQueueBytesTarget + 1), false);
    expect(full).toEqual([true, false, true]);
  });
});

const chunk = (mark: number, length: number) => {
  const bytes = bundle(mark, length);
  bytes[1] = 9;
  return bytes;
};

describe('a frame that a circuit is slow to carry', () => {
  /** What of it came by, joined; the parts and frames are told by lengths. */
  function arrived(sent: readonly Uint8Array[]) {
    const lanes = new Lanes();
    return sent.flatMap((message) => {
      const one = lanes.take(message);
      return one.ok && one.value ? [one.value] : [];
    });
  }

  it('goes in parts of a quarter of a second, the last one with what would be little', () => {
    const { outgoing, sent, drain } = setUp(1, { rate: 4000 });
    outgoing.send(bundle(7, 3300), false);
    for (let i = 0; i < 4; i++) drain();
    expect(sent.map(({ length }) => length)).toEqual([5 + 1000, 1 + 1000, 1 + 1300]);
    expect(arrived(sent)).toEqual([bundle(7, 3300)]);
    expect(outgoing.idle).toBe(true);
  });

  it('goes whole if it is little, and where the circuit is not slow', () => {
    for (const [known, length] of [
      [{ rate: 4000 }, 1500],
      [{ measured: 100 }, 1024],
      [{ measured: null }, 60_000],
      [{}, 500_000],
    ] as const) {
      const { outgoing, sent } = setUp(1, known);
      outgoing.send(bundle(7, length), false);
      expect(sent).toEqual([bundle(7, length)]);
    }
  });

  it('lets a FLASH between its parts, and answers behind that, in parts if they are large', () => {
    const { outgoing, sent, drain } = setUp(1, { rate: 1200 });
    const [picture, flash] = [chunk(1, 64 * 1024), bundle(9, 2000)];
    outgoing.send(picture, false);
    drain();
    outgoing.send(receipt(4), false);
    outgoing.send(flash, true);
    outgoing.send(bundle(3), false);
    for (let i = 0; i < 4; i++) drain();
    expect(arrived(sent)).toEqual([flash, receipt(4)]);
    const before = sent.length;
    for (let i = 0; i < 200; i++) drain();
    expect(arrived(sent)).toEqual([flash, receipt(4), picture, bundle(3)]);
    expect(sent.length - before).toBeGreaterThan(100);
    expect(outgoing.bytes).toBe(0);
  });

  it('is not begun again while it is under way, though it is urgent and sent again', () => {
    const { outgoing, sent, drain } = setUp(1, { rate: 1200 });
    const flash = bundle(9, 5000);
    for (let i = 0; i < 5; i++) {
      outgoing.send(flash, true);
      drain();
    }
    for (let i = 0; i < 20; i++) drain();
    expect(arrived(sent)).toEqual([flash]);
  });

  it('goes on whole when the path turns out to be quick', () => {
    const { outgoing, sent, drain, circuit } = setUp(1, { measured: 2048 });
    outgoing.send(chunk(1, 64 * 1024), false);
    drain();
    Object.assign(circuit, { measured: null });
    drain();
    expect(sent.length).toBe(3);
    expect(arrived(sent)).toEqual([chunk(1, 64 * 1024)]);
  });

  it('waits as what is not sent yet: nothing of it is taken for lost', () => {
    const { outgoing, full, drain } = setUp(1, { rate: 1200 });
    outgoing.send(bundle(1, 64 * 1024), false);
    expect(full).toEqual([true]);
    expect(outgoing.idle).toBe(false);
    for (let i = 0; i < 200; i++) drain();
    expect(full).toEqual([true, false]);
    expect(outgoing.idle).toBe(true);
  });
});
