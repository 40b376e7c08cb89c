import { limits } from '@parley/core/base/limits.ts';
import { memoryPair } from '@parley/station/circuits/memory.ts';
import { describe, expect, it } from 'vitest';
import { Outgoing } from './outgoing.ts';

const bundle = (mark: number, length = 1000) => {
  const bytes = new Uint8Array(length).fill(mark);
  bytes[1] = 1;
  return bytes;
};
const receipt = (mark: number) => new Uint8Array([0x87, 2, mark]);

/** A queue before a circuit that says full when it has taken `room` frames. */
function setUp(room: number) {
  const { a } = memoryPair([0, 1]);
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
  return { outgoing, sent, full, drain, hasSession: (is: boolean) => (session = is) };
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
