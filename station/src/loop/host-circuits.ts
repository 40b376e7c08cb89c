import { Outgoing, type OutgoingPorts } from '@parley/envelope/outgoing.ts';
import type { Circuit } from '../circuits/circuit.ts';
import { Incoming } from './incoming.ts';

export type CircuitPorts = Pick<OutgoingPorts, 'ready' | 'seal'> & {
  elapsed(): number;
  take(name: string, frame: Uint8Array): void;
  /** As `Outgoing` finds it, by the core's name of the circuit. */
  full(name: string, full: boolean): void;
  idle(peer: number): void;
  /** Called when what came and went is done with, before the next comes. */
  prepare(): void;
};

/** The circuits of a line that are up, by the core's name, and what waits to go by each. */
export class HostCircuits {
  readonly all = new Map<string, Circuit>();
  readonly #outgoing = new Map<string, Outgoing>();
  readonly #incoming = new Map<string, Incoming>();
  readonly #ports: CircuitPorts;
  #preparing = false;
  #sent = false;

  constructor(ports: CircuitPorts) {
    this.#ports = ports;
  }

  /** One in a row takes the place of the one before; what waited for that is lost with it. */
  add(name: string, circuit: Circuit): void {
    const { ready, seal } = this.#ports;
    const full = (is: boolean) => {
      if (this.all.get(name) === circuit) this.#ports.full(name, is);
    };
    const idle = () => this.#ports.idle(circuit.peer);
    this.all.set(name, circuit);
    this.#outgoing.set(name, new Outgoing(circuit, { ready, seal, full, idle }));
    this.#incoming.get(name)?.end();
    const take = (frame: Uint8Array) => this.#ports.take(name, frame);
    this.#incoming.set(name, new Incoming(circuit, take, this.#ports.elapsed));
  }

  /** Frames came by that circuit. */
  receive(name: string, frames: readonly Uint8Array[]): void {
    this.#incoming.get(name)?.push(frames);
    this.#prepareSoon();
  }

  /** A payload came out of a frame of that circuit. */
  opened(name: string, payload: Uint8Array): void {
    this.#incoming.get(name)?.opened(payload);
  }

  /** Something that came by that circuit was refused. */
  refused(name: string): void {
    this.#incoming.get(name)?.refused();
  }

  /** False: another one of that name is up by now. */
  remove(name: string, circuit: Circuit): boolean {
    if (this.all.get(name) !== circuit) return false;
    this.#outgoing.delete(name);
    this.#incoming.get(name)?.end();
    this.#incoming.delete(name);
    return this.all.delete(name);
  }

  /** Names of the circuits to that peer. */
  to(peer: number): string[] {
    return [...this.all].filter(([, one]) => one.peer === peer).map(([name]) => name);
  }

  /** Sends a payload by one circuit. False: it is gone, or too much waits. */
  send(name: string, payload: Uint8Array, urgent = false): boolean {
    this.#prepareSoon();
    this.#sent = true;
    return this.#outgoing.get(name)?.send(payload, urgent) ?? false;
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
    this.#outgoing.get(name)?.sendFrame(frame);
  }

  /** The circuit has not taken yet what it was given. */
  blocked(name: string): boolean {
    return this.#outgoing.get(name)?.blocked === true;
  }

  /** Whether some circuit to that peer has nothing under way. */
  idle(peer: number): boolean {
    return this.to(peer).some((name) => this.#outgoing.get(name)?.idle === true);
  }

  /** A session with that peer came up: what waited for it goes. */
  pump(peer: number): void {
    for (const name of this.to(peer)) this.#outgoing.get(name)?.pump();
  }

  tick(): void {
    for (const one of this.#outgoing.values()) one.tick();
  }
}
