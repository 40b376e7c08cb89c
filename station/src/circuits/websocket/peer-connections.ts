import type { Circuit } from '../circuit.ts';
import { type Connection, closeCodes } from './connection.ts';
import { Rivals } from './rivals.ts';
import type { Tuning } from './tuning.ts';

/** A connection that has not been ended, and what was learned when it came up. */
export type Live = {
  readonly circuit: Connection;
  readonly tlsKey: Uint8Array;
  readonly software: string;
  readonly dialledHere: boolean;
  readonly from: string;
};

export type PeerConnectionsOptions = {
  readonly tuning: Tuning;
  /** This party's index is lower than the peer's. */
  readonly decides: boolean;
  /** By this one is sent from now on; `first`: there was none. */
  readonly present: (live: Live, first: boolean) => void;
  /** The last one is gone. */
  readonly none: (why: string) => void;
  readonly beside: (circuit: Circuit) => void;
  /** Ended here, because nothing came by it that needs more than a TLS key. */
  readonly unproved: (live: Live) => void;
  /** Told after each change, and why one ended, if one did. */
  readonly changed: (why: string) => void;
};

type Why = 'superseded' | 'unproved' | 'silent';

const codeOf = {
  superseded: closeCodes.superseded,
  unproved: closeCodes.policy,
  silent: closeCodes.normal,
} as const;

/** All connections of a circuit to one peer: the rule of `Rivals`, done to sockets and in time. */
export class PeerConnections {
  readonly #options: PeerConnectionsOptions;
  readonly #rivals: Rivals;
  readonly #live = new Map<string, Live>();

  constructor(options: PeerConnectionsOptions) {
    this.#options = options;
    const { decides, tuning } = options;
    this.#rivals = new Rivals({ decides, besideMax: tuning.besideMax });
  }

  /** The one by which is sent. */
  get present(): Live | undefined {
    return this.#live.get(this.#rivals.present ?? '');
  }

  get all(): Live[] {
    return [...this.#live.values()];
  }

  /** Whether the peer is to be dialled. */
  get dials(): boolean {
    return this.#rivals.dials;
  }

  add(live: Live): void {
    const { tuning, beside } = this.#options;
    const { circuit, dialledHere, from } = live;
    const { key } = circuit;
    const before = this.present;
    this.#live.set(key, live);
    this.#learn('unproved', (rivals) => rivals.up({ key, dialledHere, from }));
    if (before) {
      beside(circuit);
      before.circuit.askAlive();
    }
    circuit.after(tuning.proofMs, () => this.#learn('unproved', (rivals) => rivals.late(key)));
  }

  /** A frame came by it that only the peer can have sealed. */
  proved({ key }: Connection): void {
    const before = this.present;
    this.#learn('superseded', (rivals) => rivals.proved(key));
    // Where the peer decides it ends one of the two, if it is there.
    if (before && before !== this.present) before.circuit.askAlive();
  }

  /** Its socket is gone. */
  closed({ key }: Connection, why: string): void {
    this.#learn('silent', (rivals) => rivals.ended(key), why);
  }

  /** Nothing comes by it any more. */
  silent({ key }: Connection): void {
    this.#learn('silent', (rivals) => rivals.ended(key));
  }

  #learn(why: Why, learn: (rivals: Rivals) => readonly string[], told: string = why): void {
    const before = this.present;
    const ended = learn(this.#rivals).map((key) => this.#live.get(key));
    const { present, none, unproved, changed } = this.#options;
    const now = this.present;
    if (now && now !== before) present(now, before === undefined);
    for (const live of ended) {
      if (!live) continue;
      this.#live.delete(live.circuit.key);
      if (why === 'unproved') unproved(live);
      live.circuit.close(why, codeOf[why]);
    }
    if (before && !now) none(told);
    changed(told);
  }
}
