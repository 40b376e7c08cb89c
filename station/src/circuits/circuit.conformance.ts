import { describe, expect, it } from 'vitest';
import type { Circuit } from './circuit.ts';

/** Both ends of one circuit without faults, and what takes them down. */
export type CircuitPair = {
  readonly a: Circuit;
  readonly b: Circuit;
  readonly done: () => Promise<void> | void;
};

/** What every two-way circuit promises (spec/circuit.md), run on the real ones and the fake. */
export function circuitConformance(name: string, open: () => Promise<CircuitPair>): void {
  const withPair = async (act: (a: Circuit, b: Circuit) => Promise<void>): Promise<void> => {
    const pair = await open();
    try {
      await act(pair.a, pair.b);
      await act(pair.b, pair.a);
    } finally {
      await pair.done();
    }
  };

  describe(`${name} as a circuit`, () => {
    it('carries frames of every size up to its mtu, unaltered and in order', () =>
      withPair(async (a, b) => {
        const came = collect(b);
        const sizes = [1, 2, 125, 126, 127, 65_535, 65_536, a.mtu];
        const sent = sizes.map((size, i) => patterned(size, i));
        const copies = sent.map((frame) => frame.slice());
        for (const frame of sent) await sendGently(a, frame);
        await came.until(sizes.length);
        expect(came.frames.map((frame) => frame.length)).toEqual(sizes);
        expect(came.frames.every((frame, i) => sameBytes(frame, copies[i]))).toBe(true);
        expect(sent.every((frame, i) => sameBytes(frame, copies[i]))).toBe(true);
      }));

    it('hands over frames sent in one turn in fewer calls than frames', () =>
      withPair(async (a, b) => {
        const came = collect(b);
        for (let i = 0; i < 100; i++) a.send(patterned(300, i));
        await came.until(100);
        expect(came.calls()).toBeLessThan(10);
        expect(came.frames.map((frame) => frame[0])).toEqual(range(100));
      }));

    it('lets out at a flush what was sent, in its order with what follows', () =>
      withPair(async (a, b) => {
        const came = collect(b);
        a.flush();
        for (let i = 0; i < 6; i++) {
          a.send(patterned(300, i));
          if (i % 3 !== 1) a.flush();
        }
        a.flush();
        await came.until(6);
        expect(came.frames.map((frame) => frame[0])).toEqual(range(6));
      }));

    it('says full while its reader is paused, and drains when it reads again', () =>
      withPair(async (a, b) => {
        const came = collect(b);
        b.pause();
        let sent = 0;
        for (;;) {
          sent++;
          if (!a.send(patterned(50_000, sent))) {
            await settled();
            if (!a.send(patterned(50_000, ++sent))) break;
          }
        }
        const drained = new Promise<void>((resolve) => (a.onDrain = resolve));
        const cameWhilePaused = came.frames.length;
        await settled();
        expect(came.frames.length).toBe(cameWhilePaused);
        b.resume();
        await drained;
        await came.until(sent);
        expect(a.send(patterned(10, 1))).toBe(true);
        await came.until(sent + 1);
      }));

    it('takes no frame that is empty or over its mtu: that is a bug of ours', () =>
      withPair(async (a) => {
        expect(() => a.send(new Uint8Array(0))).toThrow('fits its circuit');
        expect(() => a.send(new Uint8Array(a.mtu + 1))).toThrow('fits its circuit');
      }));

    it('hands over what was sent before the close, and tells both ends once', async () => {
      const { a, b, done } = await open();
      const came = collect(b);
      const whys: string[] = [];
      const bothClosed = new Promise<void>((resolve) => {
        a.onClose = b.onClose = (why) => whys.push(why) === 2 && resolve();
      });
      for (let i = 0; i < 5; i++) a.send(patterned(100, i));
      a.close('enough');
      a.close('again');
      await bothClosed;
      await settled();
      expect(came.frames.length).toBe(5);
      expect(whys).toHaveLength(2);
      expect(whys).toContain('enough');
      expect(whys.find((why) => why !== 'enough')).toContain('enough');
      expect(a.send(patterned(1, 0))).toBe(false);
      expect(b.send(patterned(1, 0))).toBe(false);
      await done();
    });
  });
}

function collect(circuit: Circuit) {
  const frames: Uint8Array[] = [];
  let calls = 0;
  let check = (): void => {};
  circuit.onFrames = (batch) => {
    calls++;
    frames.push(...batch);
    check();
  };
  const until = (count: number): Promise<void> =>
    new Promise((resolve) => {
      check = () => frames.length >= count && resolve();
      check();
    });
  return { frames, until, calls: () => calls };
}

function sendGently(circuit: Circuit, frame: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    circuit.onDrain = resolve;
    if (circuit.send(frame)) resolve();
  });
}

function patterned(length: number, seed: number): Uint8Array {
  return new Uint8Array(length).map((_, i) => (seed + i * 7) & 255);
}

function sameBytes(a: Uint8Array, b: Uint8Array | undefined): boolean {
  return b !== undefined && Buffer.compare(a, b) === 0;
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 60));
}
