import { describe, expect, it } from 'vitest';
import type { Circuit } from '../circuit.ts';
import { Passage } from './passage.ts';
import { connected } from './testing.ts';
import { defaultTuning } from './tuning.ts';

const KiB = 1024;

/** Sends a frame; true if another may follow it, at once or when what waits here has gone. */
function takes(circuit: Circuit, frame: Uint8Array): Promise<boolean> {
  return new Promise((done) => {
    circuit.onDrain = () => done(true);
    if (circuit.send(frame)) done(true);
    else setTimeout(() => done(false), 500);
  });
}

describe('what is on its way and not read', () => {
  it('is no more than a window, whatever the systems between take into their buffers', async () => {
    const { atListener, atDialler, stop } = await connected();
    atListener.pause();
    const frame = new Uint8Array(16 * KiB).fill(7);
    let taken = 0;
    for (let i = 0; i < 200 && (await takes(atDialler, frame)); i++) taken += frame.length;
    expect(taken).toBeGreaterThan(0);
    expect(taken).toBeLessThanOrEqual(defaultTuning.windowBytes);
    const drained = new Promise<void>((done) => (atDialler.onDrain = done));
    atListener.resume();
    await drained;
    expect(await takes(atDialler, frame)).toBe(true);
    await stop();
  });
});

describe('the window', () => {
  /** Fills the window, and lets the mark come back after so long; what it takes then. */
  function after(tookMs: number, times: number): number {
    const passage = new Passage(defaultTuning);
    let now = 0;
    for (let i = 0; i < times; i++) {
      while (passage.sent(KiB));
      const mark = passage.mark(now);
      now += tookMs;
      passage.passed(mark, now);
    }
    let taken = 1;
    while (passage.sent(KiB)) taken++;
    return (taken - 1) * KiB;
  }

  it('grows on a quick path up to its bound, and shrinks on a slow one down to its bound', () => {
    expect(after(10, 1)).toBe(2 * defaultTuning.windowBytes);
    expect(after(10, 20)).toBe(defaultTuning.windowBytesMax);
    expect(after(5000, 1)).toBe(defaultTuning.windowBytes / 2);
    expect(after(5000, 20)).toBe(defaultTuning.windowBytesMin);
    expect(after(600, 5)).toBe(defaultTuning.windowBytes);
  });

  it('takes only marks that were set, and each once', () => {
    const passage = new Passage(defaultTuning);
    while (passage.sent(KiB));
    const mark = passage.mark(0);
    const other = mark.slice();
    other[7] = (other[7] as number) ^ 1;
    for (const wrong of [new Uint8Array(8).fill(0x7f), new Uint8Array(7), other]) {
      passage.passed(wrong, 1);
      expect(passage.open).toBe(false);
    }
    passage.passed(mark, 1);
    expect(passage.open).toBe(true);
    while (passage.sent(KiB));
    passage.passed(mark, 2);
    expect(passage.open).toBe(false);
  });
});
