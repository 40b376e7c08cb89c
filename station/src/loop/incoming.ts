import type { Refusal } from '@parley/core/base/refusal.ts';
import { itemsInStrings } from '@parley/core/codec/item-count.ts';
import { Lanes } from '@parley/envelope/parts.ts';
import type { TokenBucket } from '../circuits/bucket.ts';
import type { Circuit } from '../circuits/circuit.ts';

/** Work of a frame by its first byte: one decryption, or a decoding and a signature. */
const frameWork = [1, 10, 10, 10];
/** Work of a payload by its type beyond its frame, where it takes more than to be decoded. */
const payloadWork = new Map([
  [1, 10],
  [2, 10],
  [3, 5],
  [6, 20],
  [7, 10],
  [8, 5],
  [9, 5],
  [10, 5],
  [11, 10],
  [12, 30],
  [13, 30],
  [14, 60],
]);
/** Bytes of a payload for one unit more: of those that are stored as they came, and of a chunk. */
const storedBytes = 4096;
const chunkBytes = 1024;
/** Of all others, whose items are taken apart one by one. */
const itemBytes = 16;
/** Items that a body has for nothing: a message of one text has seven, a salt seems to have 16. */
const bodyItems = 16;
/** How many more there are for one unit. */
const unitItems = 20;

/**
 * Work of a payload: by its type, where it begins like one, by its bytes, and by what else of it
 * is taken apart item by item, in a moment or when it is shown.
 */
function workOf(payload: Uint8Array): number {
  const [head = 0, second = 0] = payload;
  const type = head >= 0x80 && head < 0x98 ? second : 0;
  const isStored = stored.has(type);
  const bytes = type === 9 ? chunkBytes : isStored ? storedBytes : itemBytes;
  const items = isStored ? itemsInStrings(payload, bodyItems) : 0;
  const work = payloadWork.get(type) ?? 1;
  return work + Math.floor(payload.length / bytes) + Math.floor(items / unitItems);
}

/** Bundles and proofs: read part by part, or one string of bytes. */
const stored: ReadonlySet<number> = new Set([1, 12, 13]);

/** A refusal is shown, counted, and perhaps answered. */
const refusalWork = 20;

export type IncomingPorts = {
  readonly take: (frame: Uint8Array) => void;
  /** What came is no part of a frame. */
  readonly refuse: (refusal: Refusal) => void;
  /** What its work is counted against. */
  readonly bucket: () => TokenBucket;
  readonly elapsed: () => number;
};

/**
 * Frames that one circuit brings. What it makes this station do is counted, whether it is refused,
 * ignored or taken: a circuit that asks for too much is read more slowly, so that a flood costs
 * the one who sends it, and no other circuit and no other line of this station (spec/circuit.md).
 */
export class Incoming {
  readonly #circuit: Circuit;
  readonly #ports: IncomingPorts;
  readonly #lanes = new Lanes();
  #waiting: Uint8Array[] = [];
  #pause: NodeJS.Timeout | undefined;
  #working = false;

  constructor(circuit: Circuit, ports: IncomingPorts) {
    this.#circuit = circuit;
    this.#ports = ports;
  }

  /** Frames in the order in which they came; some may wait. */
  push(frames: readonly Uint8Array[]): void {
    for (const frame of frames) this.#waiting.push(frame);
    this.#work();
  }

  /** A payload came out of a frame. */
  opened(payload: Uint8Array): void {
    this.#spend(workOf(payload));
  }

  /** Something that came by this circuit was refused, now or a moment ago. */
  refused(): void {
    this.#spend(refusalWork);
  }

  #spend(work: number): void {
    const waitMs = this.#ports.bucket().spend(work, this.#ports.elapsed());
    if (waitMs === 0 || this.#pause) return;
    this.#circuit.pause();
    this.#pause = setTimeout(() => {
      this.#pause = undefined;
      this.#work();
      if (!this.#pause) this.#circuit.resume();
    }, waitMs);
    this.#pause.unref();
  }

  /** The circuit is gone: what waits goes with it. */
  end(): void {
    clearTimeout(this.#pause);
    this.#waiting = [];
  }

  #take(message: Uint8Array): void {
    const whole = this.#lanes.take(message);
    if (!whole.ok) return this.#ports.refuse(whole);
    const frame = whole.value ?? message;
    this.#spend(frameWork[frame[0] ?? 0] ?? 1);
    if (whole.value) this.#ports.take(frame);
  }

  #work(): void {
    if (this.#working) return;
    this.#working = true;
    let taken = 0;
    while (taken < this.#waiting.length && !this.#pause) {
      this.#take(this.#waiting[taken++] as Uint8Array);
    }
    this.#waiting = this.#waiting.slice(taken);
    this.#working = false;
  }
}
