import { limits } from '@parley/core/base/limits.ts';
import { bundleBytesOn, partBytesOn } from '@parley/core/replication/pace.ts';
import { Cut, goesWhole } from './parts.ts';

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

/** The order of sending (spec/frame.md), the first one first; each has a lane of its own. */
const ranks = ['urgent', 'control', 'bulk'] as const;
type Rank = (typeof ranks)[number];
const laneOf = { urgent: 2, control: 1, bulk: 0 } as const;

/** First elements of payloads that carry much: bundles, chunks, proofs with an entry in them. */
const bulkTypes: ReadonlySet<number | undefined> = new Set([1, 9, 13]);

/** A frame that goes in parts, and the payload in it. */
type UnderWay = { readonly payload: Uint8Array; readonly cut: Cut };

/**
 * Payloads on their way to one circuit, before they are sealed. The circuit is given one frame at
 * a time, or a few small ones, and the next when those have gone; on a slow one what is larger goes
 * in parts. So a FLASH waits for no more than a frame or a part under way, and goes before all that
 * waits here.
 */
export class Outgoing {
  readonly #circuit: Outlet;
  readonly #ports: OutgoingPorts;
  readonly #waiting: Readonly<Record<Rank, Uint8Array[]>> = { urgent: [], control: [], bulk: [] };
  /** What has begun to go: of each rank one frame, unless a session was waited for. */
  readonly #underWay: Readonly<Record<Rank, UnderWay[]>> = { urgent: [], control: [], bulk: [] };
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

  /** Bytes of payloads that wait, and of frames of which parts do. */
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
    if (urgent && this.#holds(payload)) return true;
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
      for (const rank of ranks) if (this.#sendOne(rank)) break;
    }
    if (this.#bytes === 0) this.#setFull(false);
  }

  /** One frame of that rank, or a part of one. False: there is none. */
  #sendOne(rank: Rank): boolean {
    const [begun] = this.#underWay[rank];
    if (begun) {
      this.#sendPart(rank, begun.cut);
      return true;
    }
    const payload = this.#waiting[rank].shift();
    if (!payload) return false;
    this.#bytes -= payload.length;
    this.#ports.seal(this.#circuit.peer, payload, (frame) => this.#begin(rank, payload, frame));
    return true;
  }

  #begin(rank: Rank, payload: Uint8Array, frame: Uint8Array): void {
    if (this.#atOnce(frame.length) === frame.length) return this.sendFrame(frame);
    this.#underWay[rank].push({ payload, cut: new Cut(frame, laneOf[rank]) });
    this.#bytes += frame.length;
  }

  /** How many of so many bytes of a frame go now, by the circuit as it is now: all, or a part. */
  #atOnce(bytes: number): number {
    const most = partBytesOn(this.#circuit);
    return most === null || goesWhole(bytes, most) ? bytes : most;
  }

  #sendPart(rank: Rank, cut: Cut): void {
    const { left } = cut;
    const part = cut.next(this.#atOnce(left));
    this.#bytes -= left - cut.left;
    if (cut.left === 0) this.#underWay[rank].shift();
    this.sendFrame(part);
  }

  #holds(payload: Uint8Array): boolean {
    const { urgent } = this.#underWay;
    return this.#waiting.urgent.includes(payload) || urgent.some((one) => one.payload === payload);
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
