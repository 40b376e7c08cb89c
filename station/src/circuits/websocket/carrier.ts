import { assert } from '@parley/core/base/assert.ts';
import type { Entropy } from '@parley/core/base/crypto.ts';
import type { RefusalCode } from '@parley/core/base/refusal.ts';
import type { Carrier, CarrierEvent, CarrierStatus, Circuit } from '../circuit.ts';
import { systemTimers, type Timers } from '../timing.ts';
import { parseAddress } from './address.ts';
import { Connection, type Opened } from './connection.ts';
import { Dialler } from './dialler.ts';
import type { Acquaintance } from './handshake.ts';
import { Listener } from './listener.ts';
import { PeerConnections } from './peer-connections.ts';
import { defaultTuning, type Tuning } from './tuning.ts';

export type WebsocketOptions = {
  /** The charter's id of the circuit. */
  readonly id: string;
  /** Our own index in the charter. */
  readonly self: number;
  /** Where to listen, `wss://host:port`; port 0 takes any. Absent: dial only. */
  readonly listen?: string;
  /** Whom to dial, and where. Two stations may dial each other: one connection stays. */
  readonly dial: readonly { readonly peer: number; readonly address: string }[];
  readonly acquaintance: Acquaintance;
  readonly entropy: Entropy;
  readonly timers?: Timers;
  readonly tuning?: Partial<Tuning>;
};

/** The `websocket` circuit of one line (spec/circuit.md): one connection per peer stays up. */
export class WebsocketCarrier implements Carrier {
  readonly id: string;
  readonly kind = 'websocket';
  onCircuit: (circuit: Circuit) => void = () => {};
  onBeside: (circuit: Circuit) => void = () => {};
  onEvent: (event: CarrierEvent) => void = () => {};

  readonly #options: WebsocketOptions;
  readonly #tuning: Tuning;
  readonly #timers: Timers;
  readonly #listener: Listener | undefined;
  readonly #diallers = new Map<number, Dialler>();
  readonly #peers = new Map<number, PeerConnections>();
  readonly #refused = new Map<RefusalCode, number>();
  /** Every connection not yet closed, those already replaced among them. */
  readonly #open = new Set<Connection>();
  #connections = 0;
  #stopped: (() => void) | undefined;

  constructor(options: WebsocketOptions) {
    this.id = options.id;
    this.#options = options;
    this.#tuning = { ...defaultTuning, ...options.tuning };
    this.#timers = options.timers ?? systemTimers;
    const { acquaintance, entropy } = options;
    const shared = { acquaintance, entropy, tuning: this.#tuning, timers: this.#timers };
    if (options.listen !== undefined) {
      this.#listener = new Listener({
        ...shared,
        opened: (peer, opened) => this.#opened(peer, opened, false),
        refused: (code, from) => this.#refuse(code, from),
      });
    }
    for (const { peer, address } of options.dial) {
      const dialler = new Dialler({
        ...shared,
        peer,
        address,
        opened: (opened) => this.#opened(peer, opened, true),
        refused: (code) => this.#refuse(code, address, peer),
        retry: (inMs, why) => this.onEvent({ t: 'retry', peer, inMs, why }),
      });
      this.#diallers.set(peer, dialler);
    }
  }

  async start(): Promise<void> {
    // Dialling needs no port of ours: it goes on where listening fails.
    for (const dialler of this.#diallers.values()) dialler.start();
    if (this.#listener && this.#options.listen !== undefined) {
      const address = parseAddress(this.#options.listen);
      assert(address.ok, 'the address to listen on is well formed');
      await this.#listener.listen(address.value);
    }
  }

  /** One like this, not started, for the same listeners: a stopped carrier does not start again. */
  again(): WebsocketCarrier {
    const next = new WebsocketCarrier(this.#options);
    next.onCircuit = this.onCircuit;
    next.onBeside = this.onBeside;
    next.onEvent = this.onEvent;
    return next;
  }

  async stop(): Promise<void> {
    for (const dialler of this.#diallers.values()) dialler.stop();
    const allClosed = new Promise<void>((resolve) => {
      this.#stopped = resolve;
      if (this.#open.size === 0) resolve();
    });
    for (const connection of this.#open) connection.close('the station stops', 1001);
    await Promise.all([this.#listener?.close(), allClosed]);
  }

  /**
   * Our TLS key has changed (a new incarnation): connections opened under the old one end, and
   * are opened again with the new one.
   */
  renew(): void {
    this.#listener?.renew();
    for (const connection of [...this.#open]) connection.close('our keys are renewed');
  }

  /** Ends the connections whose TLS key no longer belongs to the peer (its new incarnation). */
  recheck(): void {
    const { identify } = this.#options.acquaintance;
    for (const [peer, { all }] of this.#peers) {
      for (const { tlsKey, circuit } of all) {
        if (identify(tlsKey, { dialled: peer }) !== peer) circuit.close('the peer has new keys');
      }
    }
  }

  status(): CarrierStatus {
    const up = [...this.#peers].flatMap(([peer, { present }]) => (present ? [peer] : []));
    const peers = [...new Set([...this.#diallers.keys(), ...up])].sort();
    return {
      id: this.id,
      kind: this.kind,
      listening: this.#listener?.address,
      peers: peers.map((peer) => {
        const dialler = this.#diallers.get(peer);
        const present = this.#peers.get(peer)?.present;
        const state = present ? 'up' : (dialler?.state ?? 'listening');
        // What ended the connection before says nothing of one that stands.
        const why = present ? '' : (dialler?.why ?? '');
        return { peer, state, why, software: present?.software ?? '' };
      }),
      unidentified: this.#listener?.unidentified ?? 0,
      refused: new Map(this.#refused),
    };
  }

  #opened(peer: number, opened: Opened, dialledHere: boolean): void {
    const from = opened.socket.remoteAddress ?? 'unknown';
    const connections = this.#connectionsTo(peer);
    const circuit = new Connection({
      ...opened,
      id: this.id,
      key: `${this.id}/${peer}/${++this.#connections}`,
      peer,
      tuning: this.#tuning,
      timers: this.#timers,
      refused: (code) => this.#refuse(code, from, peer),
      proved: (connection) => connections.proved(connection),
      silent: (connection) => connections.silent(connection),
      closed: (connection, why) => this.#closed(connection, why),
    });
    this.#open.add(circuit);
    if (this.#stopped) return circuit.close('the station stops', 1001);
    const { tlsKey, software } = opened;
    connections.add({ circuit, tlsKey, software, dialledHere, from });
  }

  #connectionsTo(peer: number): PeerConnections {
    const known = this.#peers.get(peer);
    if (known) return known;
    const made = new PeerConnections({
      tuning: this.#tuning,
      decides: this.#options.self < peer,
      present: ({ circuit, dialledHere }, first) => {
        if (first) this.onEvent({ t: 'up', peer, dialled: dialledHere });
        this.onCircuit(circuit);
      },
      none: (why) => this.onEvent({ t: 'down', peer, why }),
      beside: (circuit) => this.onBeside(circuit),
      unproved: ({ from }) => this.#refuse('unproved', from, peer),
      changed: (why) => this.#settle(peer, why),
    });
    this.#peers.set(peer, made);
    return made;
  }

  /** Dials while there is need. That another connection took the place is no failure. */
  #settle(peer: number, why: string): void {
    const connections = this.#connectionsTo(peer);
    const dialler = this.#diallers.get(peer);
    if (!connections.dials) dialler?.rest();
    else if (!this.#stopped) dialler?.resume(why, connections.present === undefined);
  }

  #closed(circuit: Connection, why: string): void {
    this.#open.delete(circuit);
    this.#connectionsTo(circuit.peer).closed(circuit, why);
    if (this.#stopped && this.#open.size === 0) this.#stopped();
  }

  #refuse(code: RefusalCode, from: string, peer?: number): void {
    this.#refused.set(code, (this.#refused.get(code) ?? 0) + 1);
    this.onEvent(
      peer === undefined ? { t: 'refused', code, from } : { t: 'refused', code, from, peer },
    );
  }
}
