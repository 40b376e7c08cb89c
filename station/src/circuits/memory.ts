import { assert } from '@parley/core/base/assert.ts';
import { limits } from '@parley/core/base/limits.ts';
import type { Circuit } from './circuit.ts';

/** Faults of a memory circuit: probabilities from 0 to 1, drawn for each frame. */
export type MemoryFaults = {
  readonly loss?: number;
  readonly duplicate?: number;
  /** A frame is held back and comes after the next ones. */
  readonly reorder?: number;
};

export type MemoryOptions = MemoryFaults & {
  readonly id?: string;
  /** Uniform in [0, 1); the same sequence gives the same faults. */
  readonly random?: () => number;
  /** Runs an act in a later turn; by default `setImmediate`. */
  readonly later?: (act: () => void) => void;
  /** Bytes on their way above which `send` says full. */
  readonly highWaterBytes?: number;
};

/** Two ends of a circuit in this process, for tests: what `a` sends comes out at `b`. */
export function memoryPair(
  peers: readonly [number, number],
  options: MemoryOptions = {},
): {
  /** The end of the first party; its peer is the second. */
  readonly a: MemoryCircuit;
  readonly b: MemoryCircuit;
} {
  const a = new MemoryCircuit(peers[1], options);
  const b = new MemoryCircuit(peers[0], options);
  a.connect(b);
  b.connect(a);
  return { a, b };
}

let circuits = 0;

export class MemoryCircuit implements Circuit {
  readonly id: string;
  readonly key: string;
  readonly kind = 'memory';
  readonly peer: number;
  readonly mtu: number = limits.frameBytesMax;
  readonly oneWay = false;
  readonly ordered: boolean;
  onFrame: (frame: Uint8Array) => void = () => {};
  onFrames: (frames: Uint8Array[]) => void = (frames) => {
    for (const frame of frames) this.onFrame(frame);
  };
  onDrain: () => void = () => {};
  onClose: (why: string) => void = () => {};

  readonly #faults: Required<MemoryFaults>;
  readonly #random: () => number;
  readonly #later: (act: () => void) => void;
  readonly #highWaterBytes: number;
  #other: MemoryCircuit | undefined;
  /** Frames on their way to this end. */
  #arriving: Uint8Array[] = [];
  #arrivingBytes = 0;
  #deliveryWaits = false;
  #paused = false;
  #full = false;
  #closed = false;

  constructor(peer: number, options: MemoryOptions) {
    this.id = options.id ?? 'memory';
    this.key = `${this.id}/${peer}/${++circuits}`;
    this.peer = peer;
    const { loss = 0, duplicate = 0, reorder = 0 } = options;
    this.#faults = { loss, duplicate, reorder };
    this.ordered = reorder === 0;
    this.#random = options.random ?? (() => 0.5);
    this.#later = options.later ?? ((act) => void setImmediate(act));
    this.#highWaterBytes = options.highWaterBytes ?? limits.circuitAheadBytes;
  }

  connect(other: MemoryCircuit): void {
    this.#other = other;
  }

  send(frame: Uint8Array): boolean {
    assert(frame.length > 0 && frame.length <= this.mtu, 'a frame fits its circuit');
    const other = this.#other;
    if (this.#closed || other === undefined) return false;
    if (this.#random() >= this.#faults.loss) other.#arrive(frame);
    if (this.#random() < this.#faults.duplicate) other.#arrive(frame);
    if (other.#arrivingBytes > this.#highWaterBytes) this.#full = true;
    return !this.#full;
  }

  /** Nothing waits here: a frame is on its way once it is sent. */
  flush(): void {}

  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    if (this.#arriving.length > 0) this.#deliverLater();
  }

  close(why = 'closed here'): void {
    if (this.#closed) return;
    this.#end(why);
    if (this.#other) this.#other.#endAfterDelivery(`closed by the peer: ${why}`);
  }

  #arrive(frame: Uint8Array): void {
    if (this.#closed) return;
    const last = this.#arriving.length;
    const at = last > 0 && this.#random() < this.#faults.reorder ? last - 1 : last;
    this.#arriving.splice(at, 0, frame.slice());
    this.#arrivingBytes += frame.length;
    this.#deliverLater();
  }

  #deliverLater(): void {
    if (this.#deliveryWaits || this.#paused) return;
    this.#deliveryWaits = true;
    this.#later(() => {
      this.#deliveryWaits = false;
      this.#deliver();
    });
  }

  #deliver(): void {
    if (this.#paused || this.#closed || this.#arriving.length === 0) return;
    const frames = this.#arriving;
    this.#arriving = [];
    this.#arrivingBytes = 0;
    this.onFrames(frames);
    if (this.#other) this.#other.#drained();
  }

  #drained(): void {
    if (!this.#full || this.#closed) return;
    this.#full = false;
    this.onDrain();
  }

  #endAfterDelivery(why: string): void {
    this.#later(() => {
      this.#deliver();
      this.#end(why);
    });
  }

  #end(why: string): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#arriving = [];
    this.#later(() => this.onClose(why));
  }
}
