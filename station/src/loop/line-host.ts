import { hex } from '@parley/core/base/bytes.ts';
import type { Result } from '@parley/core/base/refusal.ts';
import { journalKey, type Reference } from '@parley/core/codec/names.ts';
import type { Payload } from '@parley/core/codec/payload.ts';
import type { Draft, Shown } from '@parley/core/replication/io.ts';
import { type Line, ownJournal } from '@parley/core/replication/line.ts';
import { Envelope } from '@parley/envelope/envelope.ts';
import type { EnvelopeEvent } from '@parley/envelope/event.ts';
import { certificateFrame } from '@parley/envelope/frame.ts';
import type { Circuit } from '../circuits/circuit.ts';
import { aead } from '../ports/aead.ts';
import { hpke } from '../ports/hpke.ts';
import type { Guard } from '../store/guard.ts';
import type { CourierPayloads } from './courier-payloads.ts';
import type { HostOptions } from './host-options.ts';
import { LineLoop, type LineSigners, type Outward } from './line-loop.ts';
import { Listeners } from './listeners.ts';
import { startOf } from './own-start.ts';
import { peerKeysOf } from './peer-keys.ts';
import { signersOf } from './signers.ts';
import { storeOpens } from './stored-opens.ts';

/** Four times a second: enough for pauses of a second, and nothing for the processor. */
const timerMs = 250;

/**
 * One line at work: the core's loop, the envelope around it, and the circuits that are up. It
 * turns what the core wants into frames, and frames into inputs.
 */
export class LineHost {
  readonly loop: LineLoop;
  readonly envelope: Envelope;
  readonly options: HostOptions;
  /** Told of everything the core shows to people. */
  onShown: (event: Shown) => void = () => {};
  /** A party cannot open that courier file: what it held is to be exported again. */
  onCourierLost: (peer: number, session: Uint8Array) => void = () => {};
  onNewKeys: (party: number) => void = () => {};
  readonly circuits = new Map<string, Circuit>();
  readonly #shown = new Listeners<[event: Shown]>();
  readonly #payloads = new Listeners<[from: number, circuit: string, payload: Payload]>();
  readonly #waiting = new Map<number, (result: Result<Reference>) => void>();
  readonly #couriers = new Map<number, (file: CourierPayloads) => void>();
  readonly #heard = new Set<number>();
  #signers: LineSigners | null = null;
  #nextId = 1;
  #timer: NodeJS.Timeout | undefined;
  #ticked = 0;
  /** The store is closed: what the envelope was still working on comes to nothing. */
  #stopped = false;

  constructor(options: HostOptions) {
    this.options = options;
    const { store, clock } = options;
    this.loop = new LineLoop(startOf(options), {
      store,
      guard: () => this.guard(),
      signers: () => this.#signersOfPresent(),
      clock,
      outward: (effect) => this.#outward(effect),
    });
    this.envelope = this.#makeEnvelope();
  }

  get line(): Line {
    return this.loop.line;
  }

  /** The guard's database, or null while none can be read. */
  guard(): Guard | null {
    const state = this.options.station.guard();
    return state.state === 'ready' ? state.guard : null;
  }

  /** Derives the sessions that were live, signs the present head, and lets time run. */
  async start(): Promise<void> {
    await this.envelope.restore(this.options.store.opens.list().map((open) => open.bytes));
    this.envelope.tick(this.#elapsed());
    this.loop.begin();
    this.#timer = setInterval(() => this.#tick(), timerMs);
  }

  stop(): void {
    this.#stopped = true;
    clearInterval(this.#timer);
    this.loop.stop();
  }

  /** Writes an entry; the answer comes when it is signed, or refused. */
  write(draft: Omit<Draft, 'salt'>): Promise<Result<Reference>> {
    const id = this.#nextId++;
    const salt = this.options.entropy.bytes(16);
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.loop.input({ kind: 'write', id, draft: { ...draft, salt } });
    });
  }

  /** Opens a new incarnation under a certificate whose keys are in the keyring. */
  openIncarnation(certificate: Uint8Array, draft: Omit<Draft, 'salt'>): Promise<Result<Reference>> {
    const id = this.#nextId++;
    const salt = this.options.entropy.bytes(16);
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.loop.input({ kind: 'open-incarnation', id, certificate, draft: { ...draft, salt } });
    });
  }

  /** Tells a further listener of what is shown to people; the answer ends it. */
  subscribe(listener: (event: Shown) => void): () => void {
    return this.#shown.add(listener);
  }

  /** The same for payloads that the core hands on: of attachments. */
  subscribePayloads(listener: (from: number, circuit: string, payload: Payload) => void) {
    return this.#payloads.add(listener);
  }

  /** Everything that a party has not cosigned, as payloads for one courier file. */
  courier(to: number): Promise<CourierPayloads> {
    const id = this.#nextId++;
    return new Promise((resolve) => {
      this.#couriers.set(id, resolve);
      this.loop.input({ kind: 'courier', id, to });
    });
  }

  /** A payload that the core does not make: attachments, seals. */
  send(peer: number, payload: Uint8Array): boolean {
    const circuit = [...this.circuits.values()].find((one) => one.peer === peer);
    if (!circuit) return false;
    return this.envelope.seal(peer, payload, (frame) => circuit.send(frame), this.#elapsed());
  }

  /** A circuit came up. Its core name is told apart by peer: `ws.moscow`. */
  addCircuit(circuit: Circuit): void {
    const name = this.circuitName(circuit.id, circuit.peer);
    this.circuits.set(name, circuit);
    circuit.onFrames = (frames) => {
      for (const frame of frames) this.envelope.receive(name, frame, this.#elapsed());
      // They are all that came in this turn of the event loop, if nobody else can have sent any.
      if (this.circuits.size === 1) this.loop.flush();
    };
    circuit.onClose = () => {
      if (this.circuits.get(name) !== circuit) return;
      this.circuits.delete(name);
      this.loop.input({ kind: 'circuit-gone', circuit: name });
    };
    this.#heard.delete(circuit.peer);
    this.#greet(circuit);
    const { peer, kind, oneWay } = circuit;
    this.loop.input({ kind: 'circuit', circuit: { id: name, kind, peer, oneWay } });
  }

  circuitName(id: string, peer: number): string {
    return `${id}.${this.options.charter.parties[peer]?.name ?? peer}`;
  }

  /** Frames of a courier file, as if they came by a circuit of that name. */
  importFrames(frames: readonly Uint8Array[]): void {
    for (const frame of frames) this.envelope.receive('courier', frame, this.#elapsed());
  }

  /** Certificate where the peer may lack it, then the session: before anything that is sealed. */
  #greet(circuit: Circuit): void {
    const certificate = this.certificateFor(circuit.peer);
    if (certificate) circuit.send(certificateFrame(certificate));
    const open = this.envelope.openFrameFor(circuit.peer);
    if (open) circuit.send(open);
  }

  /** Our certificate, until that peer has receipted the entry that holds it. */
  certificateFor(peer: number): Uint8Array | undefined {
    const own = ownJournal(this.line);
    if (own.name.number === 0) return undefined;
    for (const signed of own.cosigned.values()) {
      if (signed.cosigner.party === peer && signed.size > 0) return undefined;
    }
    return this.options.store.keyring.get(own.key)?.certificate;
  }

  #elapsed(): number {
    return this.options.clock.now().elapsed;
  }

  #tick(): void {
    this.loop.input({ kind: 'timer' });
    if (++this.#ticked % 4 !== 0) return;
    this.options.store.settleMarks();
    this.envelope.tick(this.#elapsed());
    // Nothing has come back yet: the session may be unknown there.
    for (const circuit of this.circuits.values()) {
      if (!this.#heard.has(circuit.peer)) this.#greet(circuit);
    }
  }

  #makeEnvelope(): Envelope {
    const { store, line, crypto, entropy } = this.options;
    const envelope = new Envelope({
      secret: { line, psk: store.keyring.psk() as Uint8Array },
      own: this.#ownParty(),
      ports: { hpke, aead, crypto, entropy },
      emit: (event) => this.#onEnvelope(event),
    });
    for (const party of this.line.peers.keys())
      envelope.setPeer(party, peerKeysOf(this.line, party));
    const keys = this.guard()?.receiveKeys.list(hex(line)) ?? [];
    for (const { number, publicKey, privateKey } of keys) {
      envelope.addReceiveKey({ number, publicKey, privateKey }, this.#elapsed());
    }
    return envelope;
  }

  #ownParty() {
    const { party, number, tag } = ownJournal(this.line).name;
    const sign = (message: Uint8Array) => this.#signersOfPresent().note(message);
    return { party, number, tag, sign };
  }

  /** Signers of the present incarnation; made anew when that changes. */
  #signersOfPresent(): LineSigners {
    this.#signers ??= signersOf(this.options.store, this.line.own);
    return this.#signers;
  }

  #outward(effect: Outward): void {
    switch (effect.kind) {
      case 'transmit':
        return this.#transmit(effect);
      case 'written':
        this.#waiting.get(effect.id)?.(effect.result);
        this.#waiting.delete(effect.id);
        return;
      case 'courier':
        this.#couriers.get(effect.id)?.(effect);
        this.#couriers.delete(effect.id);
        return;
      case 'payload':
        return this.#payloads.tell(effect.from, effect.circuit, effect.payload);
      case 'make-receive-key':
        void this.#makeReceiveKey(effect.number);
        return;
      case 'destroy-receive-key':
        return this.#destroyReceiveKey(effect.number);
      case 'directory':
        return this.#onDirectory(effect.party);
      case 'beyond-guard':
        return this.#onBeyond();
      case 'show':
        this.#markSent(effect.event);
        return this.show(effect.event);
    }
  }

  #transmit({ to, circuit, payload, urgent }: Extract<Outward, { kind: 'transmit' }>): void {
    const path = circuit === null ? undefined : this.circuits.get(circuit);
    if (!path) return;
    if (urgent && !this.#heard.has(to)) this.#greet(path);
    this.envelope.seal(to, payload, (frame) => path.send(frame), this.#elapsed());
  }

  #markSent(event: Shown): void {
    if (event.event !== 'sent' || !event.circuit) return;
    const { store, clock } = this.options;
    const journal = journalKey(event.journal);
    const mark = {
      journal,
      first: event.first,
      count: event.size - event.first,
      peer: event.to,
      circuit: event.circuit,
      time: clock.now().time,
    };
    this.loop.also(() => store.sent.put(mark));
  }

  /** A new receive key at once, whatever its period says; the answer is its number. */
  async renewReceiveKey(): Promise<number> {
    const number = this.#keyNumberAbove(0);
    await this.#makeReceiveKey(number);
    return number;
  }

  /** Frames sealed to this key can be opened from now on; its private half is with the guard. */
  addReceiveKey(key: { number: number; publicKey: Uint8Array; privateKey: Uint8Array }): void {
    this.envelope.addReceiveKey(key, this.#elapsed());
  }

  async #makeReceiveKey(number: number): Promise<void> {
    const { publicKey, privateKey } = await hpke.generateKeyPair();
    if (this.#stopped) return;
    const { line, clock } = this.options;
    const created = clock.now().time;
    const key = { line: hex(line), number, publicKey, privateKey, created, retireAt: null };
    this.guard()?.receiveKeys.add(key);
    this.envelope.addReceiveKey({ number, publicKey, privateKey }, this.#elapsed());
    this.loop.input({ kind: 'receive-key', number, publicKey });
  }

  #destroyReceiveKey(number: number): void {
    const line = hex(this.options.line);
    const keys = this.guard()?.receiveKeys;
    const key = keys?.list(line).find((one) => one.number === number);
    if (key) keys?.destroy(line, key.publicKey);
    this.envelope.removeReceiveKey(number);
  }

  #onDirectory(party: number): void {
    if (party !== this.options.me) {
      this.envelope.setPeer(party, peerKeysOf(this.line, party));
    } else {
      this.#signers = null;
      this.envelope.setOwn(this.#ownParty());
    }
    this.onNewKeys(party);
  }

  #onBeyond(): void {
    const { number, tag } = ownJournal(this.line).name;
    this.guard()?.setBeyond({ line: hex(this.options.line), number, tag }, new Uint8Array(0));
  }

  #onEnvelope(event: EnvelopeEvent): void {
    if (this.#stopped) return;
    switch (event.t) {
      case 'payload':
        this.#heard.add(event.from.party);
        return this.loop.input({
          kind: 'frame',
          circuit: event.circuit,
          from: event.from.party,
          payload: event.payload,
        });
      case 'certificate':
        return this.loop.input({ kind: 'certificate', bytes: event.certificate, from: null });
      case 'open':
        return this.#toPeer(event.peer, event.frame);
      case 'resend':
        return this.#onCircuitOrPeer(event.circuit, event.peer, event.frame);
      case 'answer':
        this.circuits.get(event.circuit)?.send(event.frame);
        return;
      case 'opens':
        return storeOpens(this.options, this.envelope.liveOpens());
      case 'key-needed':
        return void this.#makeReceiveKey(this.#keyNumberAbove(event.above));
      case 'refused':
        return this.#refused(event.code, event.detail, event.circuit);
      case 'fault':
        return this.#refused('store-failed', event.detail, null);
      case 'courier-lost':
        return this.onCourierLost(event.peer, event.id);
      case 'peer-key':
        return;
    }
  }

  #keyNumberAbove(above: number): number {
    const known = this.line.receiveKeys.get(this.options.me)?.number ?? 0;
    const mine = this.guard()?.receiveKeys.list(hex(this.options.line)) ?? [];
    return Math.max(above, known, ...mine.map((key) => key.number)) + 1;
  }

  #toPeer(peer: number, frame: Uint8Array): void {
    const certificate = this.certificateFor(peer);
    for (const circuit of this.circuits.values()) {
      if (circuit.peer !== peer) continue;
      if (certificate) circuit.send(certificateFrame(certificate));
      circuit.send(frame);
    }
  }

  #onCircuitOrPeer(circuit: string, peer: number, frame: Uint8Array): void {
    const path = this.circuits.get(circuit);
    if (path) path.send(frame);
    else this.#toPeer(peer, frame);
  }

  #refused(code: string, detail: string, circuit: string | null): void {
    this.show({ event: 'refused', code, detail, from: null, circuit });
  }

  /** Tells everyone who listens: what the core shows, and what the station finds out beside it. */
  show(event: Shown): void {
    this.onShown(event);
    this.#shown.tell(event);
  }
}
