import type { Circuit } from '../circuits/circuit.ts';
import { Incoming } from './incoming.ts';

type Tried = {
  /** The circuit whose place it wants. */
  readonly name: string;
  readonly circuit: Circuit;
  readonly incoming: Incoming;
  readonly proved: () => void;
  /** A payload of its peer came by it: from then on it counts as that circuit. */
  won: boolean;
};

type Trial = Pick<Tried, 'circuit' | 'proved'> & {
  readonly take: (name: string, frame: Uint8Array) => void;
  readonly elapsed: () => number;
};

/** Names in use at a time: the envelope keeps something for each. */
const slotsMax = 32;

/**
 * Circuits that have shown the TLS key of a peer which has a circuit already (spec/circuit.md,
 * Which connection stays). What comes by them is opened; nothing is sent by them but answers to
 * what cannot be opened, which anybody may read.
 */
export class OnTrial {
  readonly #tried = new Map<string, Tried>();

  add(name: string, { circuit, proved, take, elapsed }: Trial): void {
    const slots = Array.from({ length: slotsMax }, (_, i) => `${name}#${i}`);
    const slot = slots.find((one) => !this.#tried.has(one));
    if (slot === undefined) return circuit.close('too many connections');
    const incoming = new Incoming(circuit, (frame) => take(slot, frame), elapsed);
    this.#tried.set(slot, { name, circuit, incoming, proved, won: false });
    circuit.onFrames = (frames) => incoming.push(frames);
    circuit.onClose = () => this.end(circuit);
  }

  /** The circuit that a payload counts for, which came out of a frame of this one. */
  opened(slot: string, from: number, payload: Uint8Array): string {
    const tried = this.#tried.get(slot);
    if (!tried) return slot;
    tried.incoming.opened(payload);
    if (!tried.won && from === tried.circuit.peer) {
      tried.won = true;
      tried.proved();
    }
    return tried.name;
  }

  refused(slot: string): void {
    this.#tried.get(slot)?.incoming.refused();
  }

  /** A frame that answers what came by it. */
  answer(slot: string, frame: Uint8Array): void {
    this.#tried.get(slot)?.circuit.send(frame);
  }

  /** It is gone: its name may be used again. */
  end(circuit: Circuit): void {
    for (const [slot, tried] of this.#tried) {
      if (tried.circuit !== circuit) continue;
      tried.incoming.end();
      this.#tried.delete(slot);
    }
  }
}
