import type { MemoryCircuit } from '../circuits/memory.ts';

/** Lets frames of one end of a memory circuit out by the byte, as a slow path does. */
export class Throttle {
  /** Bytes that have left since the beginning. */
  left = 0;
  readonly #circuit: MemoryCircuit;
  readonly #send: (frame: Uint8Array) => boolean;
  readonly #aheadBytes: number;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #budget = 0;
  #full = false;

  /** Takes `send` of that end over; says full above so many bytes that wait. */
  constructor(circuit: MemoryCircuit, aheadBytes: number) {
    this.#circuit = circuit;
    this.#send = circuit.send.bind(circuit);
    this.#aheadBytes = aheadBytes;
    circuit.send = (frame) => this.#take(frame);
  }

  /** Bytes that the circuit has taken and not let out. */
  get waitingBytes(): number {
    return this.#waitingBytes;
  }

  /** So many bytes more may leave; a frame leaves with its last byte. */
  grant(bytes: number): void {
    this.#budget += bytes;
    this.#flow();
    if (this.#waiting.length === 0) this.#budget = 0;
  }

  #take(frame: Uint8Array): boolean {
    this.#waiting.push(frame.slice());
    this.#waitingBytes += frame.length;
    this.#flow();
    if (this.#waitingBytes > this.#aheadBytes) this.#full = true;
    return !this.#full;
  }

  #flow(): void {
    for (let frame = this.#waiting[0]; frame; frame = this.#waiting[0]) {
      if (frame.length > this.#budget) break;
      this.#waiting.shift();
      this.#budget -= frame.length;
      this.#waitingBytes -= frame.length;
      this.left += frame.length;
      this.#send(frame);
    }
    if (!this.#full || this.#waitingBytes > this.#aheadBytes) return;
    this.#full = false;
    this.#circuit.onDrain();
  }
}
