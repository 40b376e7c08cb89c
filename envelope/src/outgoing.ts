import { limits } from '@parley/core/base/limits.ts';
import { bundleBytesOn } from '@parley/core/replication/pace.ts';

/** What an outgoing queue needs of a circuit: the contract is that of the station's `Circuit`. */
export type Outlet = {
  readonly peer: number;
  /** Bytes a second, where it knows them or has measured that they are few. */
  readonly rate?: number;
  readonly measured?: number | null;
  /** False: taken, but the circuit is full; no more until `onDrain`, save for what cannot wait. */
  send(frame: Uint8Array): boolean;
  onDrain: () => void;
};

/** What an outgoing queue asks of its line. */
export type OutgoingPorts = {
  /** True when a payload for that peer could be sealed now; else a session is begun. */
  ready(peer: number): boolean;
  seal(peer: number, payload: Uint8Array, deliver: (frame: Uint8Array) => void): void;
  /** More waits than the circuit carries at once, or all of it has gone. */
  full(full: boolean): void;
  /** The circuit takes more, and nothing waits. */
  idle(): void;
};

/** Bundles that wait for a circuit, of the size that is made for it. */
const bundlesAhead = 4;

type Rank = 'urgent' | 'control' | 'bulk';

/** First elements of payloads that carry much: bundles, chunks, proofs with an entry in them. */
const bulkTypes: ReadonlySet<number | undefined> = new Set([1, 9, 13]);

/**
 * Payloads on their way to one circuit, before they are sealed. The circuit is given one frame at
 * a time, or a few small ones, and the next when those have gone: so a FLASH waits for no more
 * than the frame under way, and goes before all that waits here.
 */
export class Outgoing {
  readonly #circuit: Outlet;
  readonly #ports: OutgoingPorts;
  readonly #waiting: Readonly<Record<Rank, Uint8Array[]>> = { urgent: [], control: [], bulk: [] };
  #bytes = 0;
  #blocked = false;
  #full = false;

  constructor(circuit: Outlet, ports: OutgoingPorts) {
    this.#circuit = circuit;
    this.#ports = ports;
    circuit.onDrain = () => {
      this.#blocked = false;
      this.pump();
      if (!this.#blocked && this.#bytes === 0) ports.idle();
    };
  }

  /** Bytes of payloads that wait. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The circuit has not taken what it was given. */
  get blocked(): boolean {
    return this.#blocked;
  }

  /** More waits than the circuit carries at once. */
  get full(): boolean {
    return this.#full;
  }

  /** The circuit has taken what it was given, and nothing waits. */
  get idle(): boolean {
    return !this.#blocked && this.#bytes === 0;
  }

  /** Sends a payload, or lets it wait. False: too much waits; it is lost, as in a circuit. */
  send(payload: Uint8Array, urgent: boolean): boolean {
    const rank = urgent ? 'urgent' : bulkTypes.has(payload[1]) ? 'bulk' : 'control';
    // A FLASH is sent again while nobody has cosigned it: once in the queue is enough.
    if (urgent && this.#waiting.urgent.includes(payload)) return true;
    if (this.#bytes + payload.length > limits.circuitQueueBytesMax) {
      if (!urgent || !this.#makeRoom(payload.length)) return false;
    }
    this.#waiting[rank].push(payload);
    this.#bytes += payload.length;
    this.pump();
    if (this.#bytes > this.#enough) this.#setFull(true);
    return true;
  }

  /** A frame that is sealed or needs no seal: small, and before all payloads. */
  sendFrame(frame: Uint8Array): void {
    if (!this.#circuit.send(frame)) this.#blocked = true;
  }

  /** Gives the circuit what it takes, the most urgent first. */
  pump(): void {
    while (!this.#blocked && this.#bytes > 0 && this.#ports.ready(this.#circuit.peer)) {
      const { urgent, control, bulk } = this.#waiting;
      const payload = (urgent.shift() ?? control.shift() ?? bulk.shift()) as Uint8Array;
      this.#bytes -= payload.length;
      this.#ports.seal(this.#circuit.peer, payload, (frame) => this.sendFrame(frame));
    }
    if (this.#bytes === 0) this.#setFull(false);
  }

  /** What waits keeps its size when the path turns out to be another: of small bundles a few. */
  get #enough(): number {
    return Math.min(limits.circuitQueueBytesTarget, bundlesAhead * bundleBytesOn(this.#circuit));
  }

  /** From time to time: what waits still is more than the circuit carries at once. */
  tick(): void {
    this.pump();
    if (this.#bytes > 0) this.#setFull(true);
  }

  #setFull(full: boolean): void {
    if (this.#full === full) return;
    this.#full = full;
    this.#ports.full(full);
  }

  /** The newest bulk goes: have vectors bring it back. */
  #makeRoom(length: number): boolean {
    const { bulk } = this.#waiting;
    while (this.#bytes + length > limits.circuitQueueBytesMax) {
      const last = bulk.pop();
      if (!last) return false;
      this.#bytes -= last.length;
    }
    return true;
  }
}
