import type { Tuning } from './tuning.ts';

type Mark = { readonly bytes: number; readonly at: number };

/**
 * How much of what was sent the peer has read, by pings that it answers (RFC 6455 section 5.5.2;
 * spec/circuit.md). What a process has handed to its system is out of reach of a FLASH: so no more
 * than a window goes ahead of what was read, and the window follows the path.
 */
export class Passage {
  readonly #tuning: Tuning;
  #windowBytes: number;
  #sentBytes = 0;
  #passedBytes = 0;
  #marks: Mark[] = [];
  /** The window was full since it was last made wider or narrower. */
  #used = false;

  constructor(tuning: Tuning) {
    this.#tuning = tuning;
    this.#windowBytes = tuning.windowBytes;
  }

  /** True while more may be sent. */
  get open(): boolean {
    return this.underWay <= this.#windowBytes;
  }

  /** Bytes sent that no pong has shown to be read. */
  get underWay(): number {
    return this.#sentBytes - this.#passedBytes;
  }

  /** A ping should follow what was sent: half a window since the last one, or it is full. */
  get markDue(): boolean {
    const marked = this.#marks.at(-1)?.bytes ?? this.#passedBytes;
    const since = this.#sentBytes - marked;
    return since * 2 > this.#windowBytes || (since > 0 && !this.open);
  }

  /** Counts a frame that is sent; false when no more should follow it. */
  sent(bytes: number): boolean {
    this.#sentBytes += bytes;
    if (!this.open) this.#used = true;
    return this.open;
  }

  /** What a ping behind all that was sent carries. */
  mark(now: number): Uint8Array {
    if (this.#marks.at(-1)?.bytes !== this.#sentBytes) {
      this.#marks.push({ bytes: this.#sentBytes, at: now });
    }
    const data = new Uint8Array(8);
    new DataView(data.buffer).setFloat64(0, this.#sentBytes);
    return data;
  }

  /** A pong; one that answers none of our marks changes nothing. */
  passed(data: Uint8Array, now: number): void {
    if (data.length !== 8) return;
    const bytes = new DataView(data.buffer, data.byteOffset, 8).getFloat64(0);
    const found = this.#marks.findIndex((mark) => mark.bytes === bytes);
    if (found < 0) return;
    const tookMs = now - (this.#marks[found] as Mark).at;
    this.#marks = this.#marks.slice(found + 1);
    this.#passedBytes = bytes;
    this.#learn(tookMs);
  }

  #learn(tookMs: number): void {
    const { markSoonMs, markLateMs, windowBytesMin, windowBytesMax } = this.#tuning;
    if (tookMs > markLateMs) {
      this.#windowBytes = Math.max(windowBytesMin, this.#windowBytes / 2);
    } else if (tookMs <= markSoonMs && this.#used) {
      this.#windowBytes = Math.min(windowBytesMax, this.#windowBytes * 2);
    } else return;
    this.#used = false;
  }
}
