import { limits } from '@parley/core/base/limits.ts';
import type { Refusal } from '@parley/core/base/refusal.ts';
import { Outgoing, type OutgoingPorts } from '@parley/envelope/outgoing.ts';
import { TokenBucket } from '../circuits/bucket.ts';
import type { Circuit } from '../circuits/circuit.ts';
import { Incoming } from './incoming.ts';

export type CircuitPorts = Pick<OutgoingPorts, 'ready' | 'seal'> & {
  elapsed(): number;
  /** A frame came: the name it is answered by, and the connection it came by. */
  take(name: string, frame: Uint8Array, via: string): void;
  /** What came by that connection is no part of a frame. */
  refuse(name: string, refusal: Refusal): void;
  /** As `Outgoing` finds it, by the core's name of the circuit. */
  full(name: string, full: boolean): void;
  /** What it turned out to carry: `Circuit.measured`. */
  rate(name: string, rate: number | null): void;
  idle(peer: number): void;
  /** Called when what came and went is done with, before the next comes. */
  prepare(): void;
};

/** A connection that is read. */
type Carried = {
  readonly circuit: Circuit;
  /** The core's name of its circuit, and its own, which is this with a number while it lasts. */
  readonly name: string;
  readonly slot: string;
  readonly outgoing: Outgoing;
  readonly incoming: Incoming;
  proved: boolean;
};

/** Stands in no name of a circuit or a party. */
const slotMark = '#';

/** The core's name of the circuit that a connection belongs to. */
export function circuitOfSlot(name: string): string {
  return name.split(slotMark, 1)[0] as string;
}

/**
 * The circuits of a line, by the core's name, and what waits to go by each. Of several connections
 * of one circuit the core knows the one by which is sent; by the others, under names of their own,
 * nothing goes but what introduces us and answers what came by them (spec/circuit.md).
 */
export class HostCircuits {
  /** Those by which is sent. */
  readonly all = new Map<string, Circuit>();
  /** All that are read, by `Circuit.key`. */
  readonly #carried = new Map<string, Carried>();
  /** What those that have proved nothing ask for, by the circuit's name. */
  readonly #besides = new Map<string, TokenBucket>();
  readonly #ports: CircuitPorts;
  #preparing = false;
  #sent = false;

  constructor(ports: CircuitPorts) {
    this.#ports = ports;
  }

  /** What is sent goes by this one now; what waited for another of that name goes by that still. */
  add(name: string, circuit: Circuit): void {
    this.all.set(name, circuit);
    this.#carry(name, circuit);
  }

  /** A connection beside that circuit; the name by which it alone is meant. */
  addBeside(name: string, circuit: Circuit): string {
    return this.#carry(name, circuit).slot;
  }

  #carry(name: string, circuit: Circuit): Carried {
    const known = this.#carried.get(circuit.key);
    if (known) return known;
    const { ready, seal, elapsed } = this.#ports;
    const full = (is: boolean) => {
      if (this.all.get(name) === circuit) this.#ports.full(name, is);
    };
    circuit.onMeasured = () => {
      if (this.all.get(name) === circuit) this.#ports.rate(name, circuit.measured ?? null);
    };
    const idle = () => this.#ports.idle(circuit.peer);
    const outgoing = new Outgoing(circuit, { ready, seal, full, idle });
    const own = new TokenBucket(limits.circuitWorkPerSecondMax, elapsed());
    const carried: Carried = {
      circuit,
      name,
      slot: this.#freeSlot(name),
      outgoing,
      incoming: new Incoming(circuit, {
        take: (frame) => this.#ports.take(this.#nameOf(carried), frame, circuit.key),
        refuse: (refusal) => this.#ports.refuse(this.#nameOf(carried), refusal),
        bucket: () => (carried.proved || this.#sendsBy(carried) ? own : this.#beside(name)),
        elapsed,
      }),
      proved: false,
    };
    this.#carried.set(circuit.key, carried);
    return carried;
  }

  #freeSlot(name: string): string {
    const taken = new Set([...this.#carried.values()].map(({ slot }) => slot));
    for (let i = 1; ; i++) {
      const slot = `${name}${slotMark}${i}`;
      if (!taken.has(slot)) return slot;
    }
  }

  /** However many there are, they have one circuit's share of the processor. */
  #beside(name: string): TokenBucket {
    const known = this.#besides.get(name);
    if (known) return known;
    const bucket = new TokenBucket(limits.circuitWorkPerSecondMax, this.#ports.elapsed());
    this.#besides.set(name, bucket);
    return bucket;
  }

  #sendsBy({ name, circuit }: Carried): boolean {
    return this.all.get(name) === circuit;
  }

  #nameOf(carried: Carried): string {
    return this.#sendsBy(carried) ? carried.name : carried.slot;
  }

  /** The connection of that name; of a slot that is gone, what its circuit sends by now. */
  #find(name: string): Carried | undefined {
    const circuit = this.all.get(name);
    if (circuit) return this.#carried.get(circuit.key);
    for (const carried of this.#carried.values()) {
      if (carried.slot === name) return carried;
    }
    const sends = this.all.get(circuitOfSlot(name));
    return sends && this.#carried.get(sends.key);
  }

  /** Frames came by that connection. */
  receive(circuit: Circuit, frames: readonly Uint8Array[]): void {
    this.#carried.get(circuit.key)?.incoming.push(frames);
    this.#prepareSoon();
  }

  /** A payload of that party came out of a frame of that connection. */
  opened(via: string | undefined, payload: Uint8Array): void {
    this.#carried.get(via ?? '')?.incoming.opened(payload);
  }

  /** The name by which what came by that connection is answered. */
  answeredBy(via: string | undefined, otherwise: string): string {
    const carried = this.#carried.get(via ?? '');
    return carried ? this.#nameOf(carried) : otherwise;
  }

  isUnproved(via: string | undefined): boolean {
    return this.#carried.get(via ?? '')?.proved === false;
  }

  /** What came by it only that party can have sealed, with its present keys. */
  proved(via: string | undefined, party: number): void {
    const carried = this.#carried.get(via ?? '');
    if (carried?.circuit.peer !== party) return;
    carried.proved = true;
    carried.circuit.proved?.();
  }

  /** Something that came by that circuit was refused. */
  refused(name: string): void {
    this.#find(name)?.incoming.refused();
  }

  /** False: its circuit goes on, by another connection. */
  remove(name: string, circuit: Circuit): boolean {
    this.#carried.get(circuit.key)?.incoming.end();
    this.#carried.delete(circuit.key);
    return this.all.get(name) === circuit && this.all.delete(name);
  }

  /** The party at the other end; null where nothing of that name is up. */
  peerOf(name: string): number | null {
    return this.#find(name)?.circuit.peer ?? null;
  }

  /** Names of the circuits to that peer. */
  to(peer: number): string[] {
    return [...this.all].filter(([, one]) => one.peer === peer).map(([name]) => name);
  }

  /** Names of all connections to that peer. */
  allTo(peer: number): string[] {
    const all = [...this.#carried.values()];
    return all.flatMap((one) => (one.circuit.peer === peer ? [one.slot] : []));
  }

  /** Sends a payload by one connection. False: it is gone, or too much waits. */
  send(name: string, payload: Uint8Array, urgent = false): boolean {
    this.#prepareSoon();
    this.#sent = true;
    return this.#find(name)?.outgoing.send(payload, urgent) ?? false;
  }

  /** What was sent by any circuit leaves now: what follows is nothing that a peer waits for. */
  flush(): void {
    if (!this.#sent) return;
    this.#sent = false;
    for (const circuit of this.all.values()) circuit.flush();
  }

  /** Behind what this turn of the event loop sends: the peer works meanwhile. */
  #prepareSoon(): void {
    if (this.#preparing) return;
    this.#preparing = true;
    setImmediate(() => {
      this.#preparing = false;
      this.#ports.prepare();
    });
  }

  sendFrame(name: string, frame: Uint8Array): void {
    this.#find(name)?.outgoing.sendFrame(frame);
  }

  /** The circuit has not taken yet what it was given. */
  blocked(name: string): boolean {
    return this.#find(name)?.outgoing.blocked === true;
  }

  /** More waits for the circuit than it carries at once. */
  isFull(name: string): boolean {
    return this.#find(name)?.outgoing.full === true;
  }

  /** Whether some circuit to that peer has nothing under way. */
  idle(peer: number): boolean {
    return this.to(peer).some((name) => this.#find(name)?.outgoing.idle === true);
  }

  /** A session with that peer came up: what waited for it goes. */
  pump(peer: number): void {
    for (const { circuit, outgoing } of this.#carried.values()) {
      if (circuit.peer === peer) outgoing.pump();
    }
  }

  tick(): void {
    for (const { outgoing } of this.#carried.values()) outgoing.tick();
  }
}
