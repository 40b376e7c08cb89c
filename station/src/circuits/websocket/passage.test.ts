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
    const frame = new Uint8Array(256).fill(7);
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
    expect(after(10, 1)).toBe(4 * defaultTuning.windowBytes);
    expect(after(100, 1)).toBe(2 * defaultTuning.windowBytes);
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

/** Bytes of a ping or a pong as it travels. */
const pingBytes = 32;

type Travelling = { readonly at: number; readonly ping?: Uint8Array; readonly pong?: Uint8Array };

/** One end of a path of that rate, bytes a second, and length, ms each way. */
class End {
  readonly passage = new Passage(defaultTuning);
  readonly #rate: number;
  readonly #delayMs: number;
  /** Always has another bundle to send, of the size that is made for the path. */
  readonly #isTalking: boolean;
  other: End = this;
  /** When all that was sent will have left for the other end. */
  #busyUntil = 0;
  #sent: Travelling[] = [];
  #askAt = 1000;
  /** Since when a frame waits that goes before all others. */
  #urgentSince: number | null = null;
  sentBytes = 0;
  /** The longest that such a frame has waited for others, here and on the path. */
  longestMs = 0;

  constructor(rate: number, delayMs: number, isTalking: boolean) {
    this.#rate = rate;
    this.#delayMs = delayMs;
    this.#isTalking = isTalking;
    this.#ping(0);
  }

  at(now: number): void {
    this.#receive(now);
    this.#urgentSince ??= now;
    do {
      if (!this.passage.open) break;
      const waitedMs = Math.max(this.#busyUntil, now) - this.#urgentSince;
      this.longestMs = Math.max(this.longestMs, waitedMs);
      this.#urgentSince = now;
      if (this.#isTalking) this.#send(now, bundleBytesOn({ measured: this.passage.measured }));
    } while (this.#isTalking);
    if (this.passage.open || now < this.#askAt) return;
    this.#askAt = now + defaultTuning.markAgainMs;
    this.#ping(now);
  }

  #receive(now: number): void {
    const came = this.other.#sent.filter(({ at }) => at <= now);
    this.other.#sent = this.other.#sent.filter(({ at }) => at > now);
    for (const { ping, pong } of came) {
      if (ping) this.#put(now, pingBytes, { pong: ping });
      if (pong) this.passage.passed(pong, now);
    }
  }

  #send(now: number, bytes: number): void {
    if (this.passage.markBefore(bytes)) this.#ping(now);
    this.passage.sent(bytes);
    this.sentBytes += bytes;
    this.#put(now, bytes, {});
    if (this.passage.markDue) this.#ping(now);
  }

  #ping(now: number): void {
    this.#put(now, pingBytes, { ping: this.passage.mark(now) });
  }

  #put(now: number, bytes: number, what: Omit<Travelling, 'at'>): void {
    this.#busyUntil = Math.max(now, this.#busyUntil) + (bytes * 1000) / this.#rate;
    this.#sent.push({ ...what, at: this.#busyUntil + this.#delayMs });
  }
}

/** A path with an end that always has more to send, and another one that may have as well. */
class Path {
  readonly one: End;
  readonly #two: End;
  #now = 0;

  constructor(rate: number, delayMs: number, bothTalk = false) {
    this.one = new End(rate, delayMs, true);
    this.#two = new End(rate, delayMs, bothTalk);
    this.one.other = this.#two;
    this.#two.other = this.one;
  }

  get passage(): Passage {
    return this.one.passage;
  }

  /** So many ms; what was sent and how long what is urgent waited are counted from here. */
  run(ms: number): this {
    this.one.sentBytes = 0;
    this.one.longestMs = 0;
    for (const end = this.#now + ms; this.#now < end; this.#now++) {
      this.one.at(this.#now);
      this.#two.at(this.#now);
    }
    return this;
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
      path.run(120_000);
      // As little as on a circuit that knows its rate: a FLASH leaves in time behind it.
      expect(path.one.longestMs).toBeLessThan(800);
      // The rest are pings, which weigh most where bundles are small.
      expect(path.one.sentBytes / 120 / rate).toBeGreaterThan(rate < 2000 ? 0.8 : 0.9);
    },
  );

  it.each([
    [1200, 5],
    [5000, 100],
    [20_000, 20],
    [50_000, 5],
    [50_000, 600],
    [110_000, 50],
    [1_000_000, 300],
  ])(
    'of a path of %i bytes a second and %i ms costs a FLASH little before it is known',
    (rate, ms) => {
      const { longestMs } = new Path(rate, ms).run(30_000).one;
      // Beside the length of the path, for which the first window waits.
      expect(longestMs).toBeLessThan(1500);
    },
  );

  it.each([
    [1200, 5],
    [5000, 100],
    [20_000, 20],
    [50_000, 5],
    [50_000, 300],
    [50_000, 600],
    [110_000, 50],
    [200_000, 300],
    [1_000_000, 50],
  ])(
    'of a path of %i bytes a second and %i ms that both ends fill keeps neither out',
    (rate, ms) => {
      const path = new Path(rate, ms, true).run(60_000);
      expect(path.one.longestMs).toBeLessThan(2000);
      path.run(60_000);
      expect(path.one.longestMs).toBeLessThan(2000);
      expect(path.one.sentBytes / 60 / rate).toBeGreaterThan(0.6);
    },
  );

  it.each([
    [200_000, 5],
    [1_000_000, 300],
    [100_000_000, 1],
  ])('of one of %i bytes a second and %i ms is not slow, and all of it is used', (rate, ms) => {
    const path = new Path(rate, ms).run(20_000);
    expect(path.passage.slowRate).toBeNull();
    path.run(10_000);
    expect(path.one.sentBytes / 10 / rate).toBeGreaterThan(0.8);
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
