import type { Result } from '@parley/core/base/refusal.ts';
import type { Reference } from '@parley/core/codec/names.ts';
import type { Payload } from '@parley/core/codec/payload.ts';
import type { Shown } from '@parley/core/replication/io.ts';
import type { Line } from '@parley/core/replication/line.ts';
import { LineLoop } from '@parley/core/station/loop.ts';
import type { Envelope } from '@parley/envelope/envelope.ts';
import type { Circuit } from '../circuits/circuit.ts';
import type { Guard } from '../store/guard.ts';
import { CoreEffects } from './core-effects.ts';
import type { CourierPayloads } from './courier-payloads.ts';
import { EnvelopeEvents } from './envelope-events.ts';
import { circuitOfSlot, HostCircuits } from './host-circuits.ts';
import type { HostOptions } from './host-options.ts';
import type { HostParts } from './host-parts.ts';
import { Introduction } from './introduction.ts';
import { Listeners } from './listeners.ts';
import { loopPorts } from './loop-ports.ts';
import { ownEnvelope } from './own-envelope.ts';
import { OwnReceiveKeys } from './own-receive-keys.ts';
import { startOf } from './own-start.ts';
import { PresentKeys } from './present-keys.ts';
import { PutOff } from './put-off.ts';
import { Questions, type Unsalted } from './questions.ts';

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
  readonly #circuits: HostCircuits;
  readonly #introduction: Introduction;
  readonly #receiveKeys: OwnReceiveKeys;
  readonly #putOff: PutOff;
  readonly #drained = new Listeners<[peer: number]>();
  readonly #shown = new Listeners<[event: Shown]>();
  readonly #payloads = new Listeners<[from: number, circuit: string, payload: Payload]>();
  readonly #questions: Questions;
  readonly #heard = new Set<number>();
  readonly #keys: PresentKeys;
  #timer: NodeJS.Timeout | undefined;
  #ticked = 0;
  /** The store is closed: what the envelope was still working on comes to nothing. */
  #stopped = false;

  constructor(options: HostOptions) {
    this.options = options;
    const ports = loopPorts({
      ...options,
      guard: () => this.guard(),
      signers: () => this.#keys.signers(),
      outward: (effect) => effects.do(effect),
    });
    this.loop = new LineLoop(startOf(options), ports);
    this.#keys = new PresentKeys(options.store, this.loop.line);
    this.envelope = ownEnvelope(this, this.#keys.party(), (event) => {
      if (!this.#stopped) events.on(event);
    });
    this.#questions = new Questions((input) => this.loop.input(input), options.entropy);
    this.#putOff = new PutOff(({ kind, message }) => {
      this.refused(kind === 'disk-full' ? kind : 'store-failed', message, null);
    });
    this.#receiveKeys = this.#makeReceiveKeys();
    this.#circuits = this.#makeCircuits();
    this.#introduction = new Introduction(this, this.#circuits);
    const parts = this.#parts();
    const effects = new CoreEffects(this, parts);
    const events = new EnvelopeEvents(this, parts);
  }

  #parts(): HostParts {
    return {
      keys: this.#keys,
      receiveKeys: this.#receiveKeys,
      circuits: this.#circuits,
      introduction: this.#introduction,
      questions: this.#questions,
      putOff: this.#putOff,
      payloads: this.#payloads,
      heard: this.#heard,
    };
  }

  /** Those that are up, by the core's names. */
  get circuits(): ReadonlyMap<string, Circuit> {
    return this.#circuits.all;
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
    this.#receiveKeys.stop();
    clearInterval(this.#timer);
    this.loop.stop();
  }

  /** Writes an entry; the answer comes when it is signed, or refused. */
  write(draft: Unsalted): Promise<Result<Reference>> {
    return this.#questions.write(draft);
  }

  /** Opens a new incarnation under a certificate whose keys are in the keyring. */
  openIncarnation(certificate: Uint8Array, draft: Unsalted): Promise<Result<Reference>> {
    return this.#questions.openIncarnation(certificate, draft);
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
    return this.#questions.courier(to);
  }

  /** A payload that the core does not make: of attachments. */
  send(peer: number, payload: Uint8Array): boolean {
    const [name] = this.#circuits.to(peer);
    return name !== undefined && this.#circuits.send(name, payload);
  }

  /** Whether that peer could be sent something that waits behind everything else. */
  idle(peer: number): boolean {
    return this.#circuits.idle(peer);
  }

  /** Tells when a peer's circuit has taken all it was given; the answer ends it. */
  subscribeDrained(listener: (peer: number) => void): () => void {
    return this.#drained.add(listener);
  }

  /** What is sent to its peer goes by it. Its core name is told apart by peer: `ws.moscow`. */
  addCircuit(circuit: Circuit): void {
    const name = this.circuitName(circuit.id, circuit.peer);
    this.#circuits.add(name, circuit);
    this.#listenTo(name, circuit);
    this.#heard.delete(circuit.peer);
    this.#introduction.greet(name, false);
    const { peer, kind, oneWay, rate, measured } = circuit;
    const facts = { id: name, kind, peer, oneWay, ...(rate === undefined ? {} : { rate }) };
    this.loop.input({ kind: 'circuit', circuit: facts });
    const full = this.#circuits.isFull(name);
    if (full) this.loop.input({ kind: 'circuit-full', circuit: name, full });
    if (measured) this.loop.input({ kind: 'circuit-rate', circuit: name, rate: measured });
  }

  /** Another connection of a circuit: it is read, and learns who we are. */
  addBeside(circuit: Circuit): void {
    const { id, peer } = circuit;
    const name = this.circuitName(id, peer);
    const slot = this.#circuits.addBeside(name, circuit);
    this.#listenTo(name, circuit);
    this.#introduction.greet(slot, false);
    this.loop.input({ kind: 'beside', circuit: slot, peer });
  }

  #listenTo(name: string, circuit: Circuit): void {
    circuit.onFrames = (frames) => {
      this.#circuits.receive(circuit, frames);
      // They are all that came in this turn, if nobody else can have sent any.
      if (this.circuits.size === 1) this.loop.flush();
    };
    circuit.onClose = () => {
      if (!this.#circuits.remove(name, circuit)) return;
      this.loop.input({ kind: 'circuit-gone', circuit: name });
    };
  }

  circuitName(id: string, peer: number): string {
    return `${id}.${this.options.charter.parties[peer]?.name ?? peer}`;
  }

  /** Frames of a courier file, as if they came by a circuit of that name. */
  importFrames(frames: readonly Uint8Array[]): void {
    for (const frame of frames) this.envelope.receive('courier', frame, this.#elapsed());
  }

  #elapsed(): number {
    return this.options.clock.now().elapsed;
  }

  #tick(): void {
    this.loop.input({ kind: 'timer' });
    this.#circuits.tick();
    if (++this.#ticked % 4 !== 0) return;
    this.options.store.settleMarks();
    this.#putOff.retry();
    this.envelope.tick(this.#elapsed());
    // Nothing has come back yet: the session may be unknown there. On a slow circuit greetings
    // alone would fill all there is: the next one waits until the last has gone.
    for (const [name, { peer }] of this.circuits)
      if (!this.#heard.has(peer) && !this.#circuits.blocked(name))
        this.#introduction.greet(name, true);
  }

  #makeCircuits(): HostCircuits {
    return new HostCircuits({
      ready: (peer) => this.envelope.ready(peer, this.#elapsed()),
      seal: (peer, payload, deliver) => {
        this.envelope.seal(peer, payload, deliver, this.#elapsed());
      },
      full: (circuit, full) => this.loop.input({ kind: 'circuit-full', circuit, full }),
      rate: (circuit, rate) => this.loop.input({ kind: 'circuit-rate', circuit, rate }),
      idle: (peer) => this.#drained.tell(peer),
      elapsed: () => this.#elapsed(),
      take: (name, frame, via) => this.envelope.receive(name, frame, this.#elapsed(), via),
      refuse: (name, { code, detail }) => this.refused(code, detail, name),
      prepare: () => this.envelope.prepare(),
    });
  }

  #makeReceiveKeys(): OwnReceiveKeys {
    const { line, clock, me } = this.options;
    return new OwnReceiveKeys({
      line,
      guard: () => this.guard(),
      envelope: () => this.envelope,
      putOff: this.#putOff,
      now: () => clock.now(),
      known: () => this.line.receiveKeys.get(me)?.number ?? 0,
      announce: (number, publicKey) => {
        this.loop.input({ kind: 'receive-key', number, publicKey });
      },
    });
  }

  /** A mark: written with what is written a little later. */
  also(write: () => void): void {
    this.options.store.marks.add(write, this.#elapsed());
  }

  /** A new receive key at once, whatever its period says; its number, or a `StoreFault`. */
  renewReceiveKey(): Promise<number> {
    return this.#receiveKeys.renew();
  }

  /** Frames sealed to this key can be opened from now on; its private half is with the guard. */
  addReceiveKey(key: { number: number; publicKey: Uint8Array; privateKey: Uint8Array }): void {
    this.envelope.addReceiveKey(key, this.#elapsed());
  }

  /** Tells that something was refused which came by that circuit, or (null) by none. */
  refused(code: string, detail: string, circuit: string | null): void {
    this.show({ event: 'refused', code, detail, from: null, circuit });
  }

  /** Tells everyone who listens: what the core shows, and what the station finds out beside it. */
  show(event: Shown): void {
    if (event.event !== 'refused' || !event.circuit) return this.#tell(event);
    this.#circuits.refused(event.circuit);
    const from = event.from ?? this.#circuits.peerOf(event.circuit);
    this.#tell({ ...event, from, circuit: circuitOfSlot(event.circuit) });
  }

  #tell(event: Shown): void {
    this.onShown(event);
    this.#shown.tell(event);
  }
}
