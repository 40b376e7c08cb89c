import { limits } from '@parley/core/base/limits.ts';
import type { Tuning } from './tuning.ts';

type Mark = {
  /** Told apart from one that was set at the same place before it, whose pong may still come. */
  readonly serial: number;
  readonly bytes: number;
  readonly at: number;
  /** Bytes under way when it was set, it being the last of them. */
  readonly ahead: number;
  /** No more might follow it: what it measures is the path, and not how much there was to send. */
  readonly full: boolean;
  /** What lay before it was sent some time before: it tells that it came, and not how fast. */
  readonly again: boolean;
};

const pairsKept = 5;
const flightsKept = 2;
/** By how much a window of twice the size must carry more to be worth it. */
const risen = 1.5;
/** Of a peer that answers no pings: many more than are ever under way. */
const marksKept = 256;

/**
 * How much of what was sent the peer has read, by pings that it answers (RFC 6455 section 5.5.2;
 * spec/circuit.md). What a process has handed to its system is out of reach of a FLASH: so no more
 * than a window goes ahead of what was read, and the window follows the path. Where the path turns
 * out slow, its rate is told: what is sent is then made for it.
 */
export class Passage {
  readonly #tuning: Tuning;
  #windowBytes: number;
  #sentBytes = 0;
  #passedBytes = 0;
  #marks: Mark[] = [];
  #serial = 0;
  #isSlow = false;
  /** How it was changed last, and what it carried then, bytes a second; null: that is not known. */
  #change: { readonly rate: number | null; readonly wider: boolean } | undefined;
  /** Bytes sent when it was: marks before them tell of the window before. */
  #changedAt = 0;
  /** The shortest time in which a mark came back, ms: about that of the path with nothing on it. */
  #bareMs: number;
  /** The mark that came back last, and when. */
  #back: { readonly bytes: number; readonly at: number } | undefined;
  /** Bytes a second between marks that were under way together, the newest last. */
  #pairs: readonly number[] = [];
  /** Bytes a second of what was under way with the marks of a full window. */
  #flights: readonly number[] = [];

  constructor(tuning: Tuning) {
    this.#tuning = tuning;
    this.#windowBytes = tuning.windowBytes;
    this.#bareMs = tuning.longPathMs;
  }

  /** True while more may be sent. */
  get open(): boolean {
    return this.underWay <= this.#windowBytes;
  }

  /** Bytes sent that no pong has shown to be read. */
  get underWay(): number {
    return this.#sentBytes - this.#passedBytes;
  }

  /**
   * Bytes a second that the path was seen to carry, where that is so little that a bundle of the
   * usual size would keep a FLASH waiting.
   */
  get slowRate(): number | null {
    return this.#isSlow ? Math.max(...this.#flights) : null;
  }

  /**
   * Bytes a second that bundles should be made for; null: they may have their usual size. Of a path
   * of which little is known yet, so that one takes half of a window: a FLASH would wait for all of
   * the first one, however slow the path turns out.
   */
  get measured(): number | null {
    const half = this.#windowBytes / 2;
    const grown =
      half >= limits.bundleBytesTarget ? null : perSecond(half, limits.bundleMeasuredMs);
    return this.slowRate ?? grown;
  }

  /** A ping should go before so much: how far behind it the next one comes back is its time. */
  markBefore(bytes: number): boolean {
    return bytes * 4 > this.#windowBytes && this.#marks.at(-1)?.bytes !== this.#sentBytes;
  }

  /** A ping should follow what was sent: a quarter of a window since the last, or it is full. */
  get markDue(): boolean {
    const marked = this.#marks.at(-1)?.bytes ?? this.#passedBytes;
    const since = this.#sentBytes - marked;
    // On a path of which nothing is known yet a few small frames are not worth a ping.
    const least = this.slowRate === null ? this.#tuning.windowBytesMin : 0;
    return since * 4 > Math.max(this.#windowBytes, least) || (since > 0 && !this.open);
  }

  /** Counts a frame that is sent; false when no more should follow it. */
  sent(bytes: number): boolean {
    this.#sentBytes += bytes;
    return this.open;
  }

  /** What a ping behind all that was sent carries. */
  mark(now: number): Uint8Array {
    const serial = ++this.#serial;
    const again = this.#marks.at(-1)?.bytes === this.#sentBytes;
    const [bytes, ahead, full] = [this.#sentBytes, this.underWay, !this.open];
    this.#marks.push({ serial, bytes, at: now, ahead, full, again });
    if (this.#marks.length > marksKept) this.#marks.shift();
    const data = new Uint8Array(8);
    new DataView(data.buffer).setFloat64(0, serial);
    return data;
  }

  /** A pong; one that answers none of our marks changes nothing. */
  passed(data: Uint8Array, now: number): void {
    if (data.length !== 8) return;
    const serial = new DataView(data.buffer, data.byteOffset, 8).getFloat64(0);
    const found = this.#marks.findIndex((mark) => mark.serial === serial);
    if (found < 0) return;
    const mark = this.#marks[found] as Mark;
    this.#marks = this.#marks.slice(found + 1);
    this.#passedBytes = mark.bytes;
    this.#bareMs = Math.min(this.#bareMs, now - mark.at);
    if (mark.again) return;
    this.#measure(mark, now);
    this.#judge(mark, now - mark.at);
    this.#learn(mark, now - mark.at);
  }

  #measure({ bytes, at, ahead, full }: Mark, now: number): void {
    const before = this.#back;
    this.#back = { bytes, at: now };
    if (full) this.#flights = added(this.#flights, flightsKept, perSecond(ahead, now - at));
    if (!before || at > before.at || (bytes - before.bytes) * 4 <= this.#windowBytes) return;
    const rate = perSecond(bytes - before.bytes, now - before.at);
    this.#pairs = added(this.#pairs, pairsKept, rate);
  }

  /**
   * Two things must say that a path is slow. What was under way took long: a busy machine does that
   * as well, but it reads all that lies there at once. And what was sent in one piece came by in
   * pieces: where much comes the other way, some of the marks say otherwise. Of a window so small
   * that it waited for nothing but a processor neither is heard.
   */
  #judge({ full }: Mark, tookMs: number): void {
    const { slowPathBytesPerSecond: most, markSoonMs } = this.#tuning;
    const rate = Math.max(...this.#flights);
    const isLow = rate > 0 && rate < most && Math.min(...this.#pairs) < most;
    const hasWaited = full && tookMs - this.#bareMs > markSoonMs;
    this.#isSlow = isLow && (this.#isSlow || hasWaited);
  }

  #learn(mark: Mark, tookMs: number): void {
    const { windowBytesLeast, slowAheadMs } = this.#tuning;
    const { slowRate } = this;
    if (slowRate === null) {
      if (mark.bytes > this.#changedAt) this.#follow(mark, tookMs);
      return;
    }
    const bytes = (slowRate * (this.#bareMs + slowAheadMs)) / 1000;
    this.#windowBytes = Math.max(windowBytesLeast, Math.floor(bytes));
    this.#changedAt = this.#sentBytes;
  }

  /** Wider while it is full and nothing waits, or that pays; narrower when much does. */
  #follow({ ahead, full }: Mark, tookMs: number): void {
    const { markAtOnceMs, markSoonMs, markLateMs, windowBytesMin, windowBytesMax } = this.#tuning;
    const waitedMs = tookMs - this.#bareMs;
    const heldMs = (this.#windowBytes * 1000) / Math.min(...this.#pairs);
    const rate = full ? perSecond(ahead, tookMs) : null;
    const isQuick = heldMs > 0 && heldMs <= markSoonMs && this.#pays(rate);
    if (full && (waitedMs <= markSoonMs || isQuick)) {
      this.#change = { rate, wider: true };
      const times = waitedMs <= markAtOnceMs ? 4 : 2;
      this.#windowBytes = Math.min(windowBytesMax, this.#windowBytes * times);
    } else if (waitedMs > markLateMs) {
      const half = Math.max(windowBytesMin, this.#windowBytes / 2);
      this.#change = { rate, wider: false };
      this.#windowBytes = Math.min(this.#windowBytes, half);
    } else return;
    this.#changedAt = this.#sentBytes;
  }

  /**
   * What a window carries has risen or fallen with it at the last change: what waits does not wait
   * for the path but for a busy machine, which reads all that lies there at once.
   */
  #pays(rate: number | null): boolean {
    const before = this.#change?.rate ?? null;
    if (rate === null || before === null) return false;
    return this.#change?.wider ? rate >= before * risen : rate * risen <= before;
  }
}

function perSecond(bytes: number, ms: number): number {
  return (bytes * 1000) / Math.max(1, ms);
}

function added(all: readonly number[], most: number, one: number): readonly number[] {
  return [...all, one].slice(-most);
}
