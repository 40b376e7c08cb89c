import { hex } from '@parley/core/base/bytes.ts';
import type { Result } from '@parley/core/base/refusal.ts';
import {
  compareJournals,
  type JournalName,
  journalKey,
  type Reference,
} from '@parley/core/codec/names.ts';
import type { Payload } from '@parley/core/codec/payload.ts';
import type { Shown } from '@parley/core/replication/io.ts';
import { type Line, ownJournal, presentJournal } from '@parley/core/replication/line.ts';
import { LineLoop, type Outward } from '@parley/core/station/loop.ts';
import type { Envelope } from '@parley/envelope/envelope.ts';
import type { EnvelopeEvent } from '@parley/envelope/event.ts';
import { peerKeysOf } from '@parley/envelope/peer-keys.ts';
import type { Circuit } from '../circuits/circuit.ts';
import type { Guard } from '../store/guard.ts';
import type { CourierPayloads } from './courier-payloads.ts';
import { circuitOfSlot, HostCircuits } from './host-circuits.ts';
import type { HostOptions } from './host-options.ts';
import { Introduction } from './introduction.ts';
import { Listeners } from './listeners.ts';
import { type LineSigners, loopPorts } from './loop-ports.ts';
import { ownEnvelope } from './own-envelope.ts';
import { OwnReceiveKeys } from './own-receive-keys.ts';
import { startOf } from './own-start.ts';
import { PutOff } from './put-off.ts';
import { Questions, type Unsalted } from './questions.ts';
import { newestCertificate } from './shown-certificates.ts';
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
  readonly #circuits: HostCircuits;
  readonly #introduction: Introduction;
  readonly #receiveKeys: OwnReceiveKeys;
  /** For what is written to the guard's disk beside the loop. */
  readonly #putOff: PutOff;
  readonly #drained = new Listeners<[peer: number]>();
  readonly #shown = new Listeners<[event: Shown]>();
  readonly #payloads = new Listeners<[from: number, circuit: string, payload: Payload]>();
  readonly #questions: Questions;
  readonly #heard = new Set<number>();
  /** The journal whose keys sign, and whose TLS key circuits show. */
  #ownKeys: string;
  #signers: LineSigners | null = null;
  #timer: NodeJS.Timeout | undefined;
  #ticked = 0;
  /** The store is closed: what the envelope was still working on comes to nothing. */
  #stopped = false;

  constructor(options: HostOptions) {
    this.options = options;
    const ports = loopPorts({
      ...options,
      guard: () => this.guard(),
      signers: () => this.#signersOfPresent(),
      outward: (effect) => this.#outward(effect),
    });
    this.loop = new LineLoop(startOf(options), ports);
    this.#ownKeys = this.loop.line.own;
    this.envelope = ownEnvelope(this, this.#ownParty(), (event) => this.#onEnvelope(event));
    this.#questions = new Questions((input) => this.loop.input(input), options.entropy);
    this.#putOff = new PutOff(({ kind, message }) => {
      this.#refused(kind === 'disk-full' ? kind : 'store-failed', message, null);
    });
    this.#receiveKeys = this.#makeReceiveKeys();
    this.#circuits = new HostCircuits({
      ready: (peer) => this.envelope.ready(peer, this.#elapsed()),
      seal: (peer, payload, deliver) => {
        this.envelope.seal(peer, payload, deliver, this.#elapsed());
      },
      full: (circuit, full) => this.loop.input({ kind: 'circuit-full', circuit, full }),
      rate: (circuit, rate) => this.loop.input({ kind: 'circuit-rate', circuit, rate }),
      idle: (peer) => this.#drained.tell(peer),
      elapsed: () => this.#elapsed(),
      take: (name, frame, via) => this.envelope.receive(name, frame, this.#elapsed(), via),
      prepare: () => this.envelope.prepare(),
    });
    this.#introduction = new Introduction(this, this.#circuits);
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
    // The peer works while people here are told.
    if (effect.kind !== 'transmit') this.#circuits.flush();
    switch (effect.kind) {
      case 'transmit':
        return this.#transmit(effect);
      case 'written':
      case 'courier':
      case 'courier-failed':
        return this.#questions.answer(effect);
      case 'payload':
        return this.#payloads.tell(effect.from, circuitOfSlot(effect.circuit), effect.payload);
      case 'make-receive-key':
        return void this.#receiveKeys.make(effect.number);
      case 'destroy-receive-key':
        return this.#receiveKeys.destroy(effect.number);
      case 'directory':
        return this.#onDirectory(effect.party);
      case 'outdated':
        return this.#circuits.sendFrame(effect.circuit, newestCertificate(this, effect.party));
      case 'beyond-guard':
        return this.#onBeyond();
      case 'show':
        this.#markSent(effect.event);
        return this.show(effect.event);
    }
  }

  #transmit({ to, circuit, payload, urgent }: Extract<Outward, { kind: 'transmit' }>): void {
    if (circuit === null) return;
    if (urgent && !this.#heard.has(to)) this.#introduction.greet(circuit, true);
    this.#circuits.send(circuit, payload, urgent);
  }

  /** A mark: written with what is written a little later. */
  also(write: () => void): void {
    this.options.store.marks.add(write, this.#elapsed());
  }

  #markSent(event: Shown): void {
    if (event.event !== 'sent' || !event.circuit) return;
    const { store, clock } = this.options;
    const { first, size, to: peer, circuit } = event;
    const { time } = clock.now();
    const sent = { journal: journalKey(event.journal), first, count: size - first };
    this.also(() => store.sent.put({ ...sent, peer, circuit, time }));
  }

  /** A new receive key at once, whatever its period says; its number, or a `StoreFault`. */
  renewReceiveKey(): Promise<number> {
    return this.#receiveKeys.renew();
  }

  /** Frames sealed to this key can be opened from now on; its private half is with the guard. */
  addReceiveKey(key: { number: number; publicKey: Uint8Array; privateKey: Uint8Array }): void {
    this.envelope.addReceiveKey(key, this.#elapsed());
  }

  #onDirectory(party: number): void {
    if (party !== this.options.me) this.envelope.setPeer(party, peerKeysOf(this.line, party));
    // A receive key alone changes nothing of who we are: sessions and circuits go on.
    else if (this.line.own === this.#ownKeys) return;
    else {
      this.#ownKeys = this.line.own;
      this.#signers = null;
      this.envelope.setOwn(this.#ownParty());
    }
    this.onNewKeys(party);
  }

  #onBeyond(): void {
    const { number, tag } = ownJournal(this.line).name;
    const name = { line: hex(this.options.line), number, tag };
    this.#putOff.do(() => this.guard()?.setBeyond(name, new Uint8Array(0)));
  }

  #onEnvelope(event: EnvelopeEvent): void {
    if (this.#stopped) return;
    switch (event.t) {
      case 'payload': {
        const { payload, from: by, via, first } = event;
        this.#heard.add(by.party);
        this.#circuits.opened(via, payload);
        const circuit = this.#circuits.answeredBy(via, event.circuit);
        this.loop.input({ kind: 'frame', circuit, from: by.party, by, payload });
        // Last: it may change by which connection is sent, and what came by it is answered by it.
        if (first && this.#circuits.isUnproved(via)) this.#onProof(via, by);
        return;
      }
      case 'certificate': {
        const from = this.#circuits.peerOf(event.circuit);
        this.loop.input({ kind: 'certificate', bytes: event.certificate, from });
        // At once: an `open` that its key has signed may stand behind it in the same read.
        return this.loop.flush();
      }
      case 'open':
        this.#introduction.toPeer(event.peer, event.frame);
        // The envelope tells before it installs the session.
        return queueMicrotask(() => this.#circuits.pump(event.peer));
      case 'resend':
        return this.#introduction.repeat(event.circuit, event.peer, event.frame);
      case 'answer':
        return this.#circuits.sendFrame(event.circuit, event.frame);
      case 'outdated':
        return this.#circuits.sendFrame(event.circuit, newestCertificate(this, event.party));
      case 'opens':
        return storeOpens(this.options, this.envelope.liveOpens());
      case 'key-needed':
        return void this.#receiveKeys.make(this.#receiveKeys.numberAbove(event.above));
      case 'refused':
        return this.#refused(event.code, event.detail, event.circuit);
      case 'fault':
        return this.#refused('store-failed', event.detail, null);
      case 'courier-lost':
        return this.onCourierLost(event.peer, event.id);
    }
  }

  /** Who has keys that were replaced proves nothing. */
  #onProof(via: string | undefined, by: JournalName): void {
    const { name } = presentJournal(this.line, by.party);
    if (compareJournals(by, name) === 0) this.#circuits.proved(via, by.party);
  }

  #refused(code: string, detail: string, circuit: string | null): void {
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
