import { bundleBytesOn } from '@parley/core/replication/pace.ts';
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
    // With nothing on the path a mark takes 5 ms.
    passage.passed(passage.mark(0), 5);
    let now = 5;
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
    expect(after(60_000, 5)).toBeLessThan(KiB);
  });

  it('grows on a long path as well, where what is sent does not wait', () => {
    const passage = new Passage(defaultTuning);
    let now = 0;
    for (let i = 0; i < 20; i++) {
      while (passage.sent(KiB));
      const mark = passage.mark(now);
      now += 600;
      passage.passed(mark, now);
    }
    expect(passage.slowRate).toBeNull();
    let taken = 1;
    while (passage.sent(KiB)) taken++;
    expect((taken - 1) * KiB).toBe(defaultTuning.windowBytesMax);
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

/** A path of that rate, bytes a second, and length, ms each way, with more to send than goes. */
class Path {
  readonly passage = new Passage(defaultTuning);
  readonly #rate: number;
  readonly #delayMs: number;
  #now = 0;
  /** When all that was sent will have left for the other end. */
  #busyUntil = 0;
  #pongs: { at: number; data: Uint8Array }[] = [];
  sentBytes = 0;
  /** The longest that a frame given to the path would have waited for others. */
  longestMs = 0;

  constructor(rate: number, delayMs: number) {
    this.#rate = rate;
    this.#delayMs = delayMs;
    this.#ping();
  }

  /** So many ms in which there is always another bundle, of the size that is made for the path. */
  run(ms: number): this {
    for (const end = this.#now + ms; this.#now < end; this.#now++) {
      for (const { data } of this.#pongs.filter(({ at }) => at <= this.#now)) {
        this.passage.passed(data, this.#now);
      }
      this.#pongs = this.#pongs.filter(({ at }) => at > this.#now);
      while (this.passage.open) this.#send(bundleBytesOn({ measured: this.passage.slowRate }));
      this.longestMs = Math.max(this.longestMs, this.#busyUntil - this.#now);
    }
    return this;
  }

  #send(bytes: number): void {
    if (this.passage.markBefore(bytes)) this.#ping();
    this.passage.sent(bytes);
    this.sentBytes += bytes;
    this.#busyUntil = Math.max(this.#now, this.#busyUntil) + (bytes * 1000) / this.#rate;
    if (this.passage.markDue) this.#ping();
  }

  #ping(): void {
    const data = this.passage.mark(this.#now);
    const at = Math.max(this.#now, this.#busyUntil) + 2 * this.#delayMs;
    this.#pongs.push({ at, data });
  }
}

describe('the rate', () => {
  it.each([
    [1200, 5],
    [5000, 100],
    [20_000, 20],
    [50_000, 5],
    [50_000, 300],
    [110_000, 50],
  ])(
    'of a path of %i bytes a second and %i ms is found, and what is sent made for it',
    (rate, ms) => {
      const path = new Path(rate, ms).run(240_000);
      expect((path.passage.slowRate ?? 0) / rate).toBeGreaterThan(0.8);
      expect((path.passage.slowRate ?? 0) / rate).toBeLessThan(1.25);
      path.sentBytes = 0;
      path.longestMs = 0;
      path.run(120_000);
      // As little as on a circuit that knows its rate: a FLASH leaves in time behind it.
      expect(path.longestMs).toBeLessThan(800);
      expect(path.sentBytes / 120 / rate).toBeGreaterThan(0.9);
    },
  );

  it.each([
    [200_000, 5],
    [1_000_000, 300],
    [100_000_000, 1],
  ])('of one of %i bytes a second and %i ms is not slow, and all of it is used', (rate, ms) => {
    const path = new Path(rate, ms).run(20_000);
    expect(path.passage.slowRate).toBeNull();
    path.sentBytes = 0;
    path.run(10_000);
    expect(path.sentBytes / 10 / rate).toBeGreaterThan(0.8);
  });

  it('of a path that was slow and is no more is forgotten', () => {
    const path = new Path(20_000, 10).run(20_000);
    expect(path.passage.slowRate).not.toBeNull();
    for (let i = 0; i < 5; i++) {
      const before = path.passage.mark(50_000 + i);
      while (path.passage.sent(16 * KiB));
      const behind = path.passage.mark(50_000 + i);
      for (const mark of [before, behind]) path.passage.passed(mark, 50_001 + i);
    }
    expect(path.passage.slowRate).toBeNull();
  });

  it('is not told by a little that was sent, and waits for the other end', () => {
    const passage = new Passage(defaultTuning);
    passage.passed(passage.mark(0), 1);
    for (let i = 1; i <= 50; i++) {
      passage.sent(KiB);
      const mark = passage.mark(i * 10_000);
      passage.passed(mark, i * 10_000 + 900);
    }
    expect(passage.slowRate).toBeNull();
  });

  it('is not told by a busy machine, which answers late and all at once: the window grows', () => {
    const passage = new Passage(defaultTuning);
    let now = 0;
    for (let i = 0; i < 20; i++) {
      const marks = [passage.mark(now)];
      for (let more = true; more; ) {
        more = passage.sent(60 * KiB);
        marks.push(passage.mark(now));
      }
      now += 800;
      for (const mark of marks) passage.passed(mark, now);
    }
    expect(passage.slowRate).toBeNull();
    let taken = 0;
    while (passage.sent(60 * KiB)) taken++;
    expect(taken * 60 * KiB).toBeGreaterThan(defaultTuning.windowBytesMax / 2);
  });
});
