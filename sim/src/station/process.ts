import type { Attachments } from '@parley/core/attachment/transfer.ts';
import { type JournalName, journalKey } from '@parley/core/codec/names.ts';
import type { FaultKind, Input, Now, Shown } from '@parley/core/replication/io.ts';
import { type Line, ownJournal, presentJournal } from '@parley/core/replication/line.ts';
import { LineLoop, type Outward } from '@parley/core/station/loop.ts';
import { startLine } from '@parley/core/station/start.ts';
import { Envelope } from '@parley/envelope/envelope.ts';
import type { EnvelopeEvent } from '@parley/envelope/event.ts';
import { certificateFrame } from '@parley/envelope/frame.ts';
import { peerKeysOf } from '@parley/envelope/peer-keys.ts';
import type { Hpke } from '@parley/envelope/ports.ts';
import { foundingSecrets, type Secrets } from '../founding.ts';
import { attachmentsOf } from './attachments.ts';
import { Circuits } from './circuits.ts';
import { guardValue } from './machine.ts';
import { PowerCut } from './power-cut.ts';
import { OwnReceiveKeys } from './receive-keys.ts';
import type { SimStation } from './station.ts';
import { describePayload } from './telling.ts';
import { Ticker } from './ticker.ts';

/** What was asked of the core, by the number it was asked under. */
type Answers = Map<number, (answer: Extract<Outward, { kind: 'courier' }>) => void>;

/**
 * One process of a station, from start to crash: the core's own loop, the envelope around it and
 * the circuits that are up, put together as `station/src/loop/line-host.ts` does.
 */
export class Process {
  readonly station: SimStation;
  readonly loop: LineLoop;
  readonly envelope: Envelope;
  readonly circuits: Circuits;
  readonly receiveKeys: OwnReceiveKeys;
  readonly attachments: Attachments;
  /** Peers of which something could be opened since their newest circuit came up. */
  readonly heard = new Set<number>();
  readonly couriers: Answers = new Map();
  running = true;
  /** Sessions are derived again, and the core has begun. */
  ready = false;
  readonly #startedAt: number;
  readonly #ticker: Ticker;
  #depth = 0;
  #secrets: { own: string; secrets: Secrets } | null = null;

  constructor(station: SimStation) {
    this.station = station;
    this.#startedAt = station.place.elapsed;
    const { founding } = station.place;
    const { line, charter } = founding;
    const { machine, me } = station;
    const certificates = machine.keyring.map(({ certificate }) => certificate);
    const tag = foundingSecrets(founding, me).tag;
    station.cost.started(machine.disk.facts.size);
    const present = certificates.at(-1) ?? { party: me, number: 0, tag };
    const { party, number } = present;
    const core = startLine({
      line,
      charter,
      me,
      crypto: station.crypto,
      entropy: station.random,
      certificates,
      guard: guardValue(machine, { party, number, tag: present.tag }),
      stored: machine.disk.start(),
      now: this.now(),
    });
    this.loop = new LineLoop(core, this.#ports());
    this.envelope = this.#makeEnvelope(founding.psk);
    this.circuits = new Circuits(this);
    this.receiveKeys = new OwnReceiveKeys(this);
    this.attachments = attachmentsOf(this);
    this.#ticker = new Ticker(this);
  }

  get line(): Line {
    return this.loop.line;
  }

  get elapsed(): number {
    return this.station.place.elapsed - this.#startedAt;
  }

  now(): Now {
    const { clock, place } = this.station;
    return { time: clock.at(place.elapsed), elapsed: this.elapsed, clock: clock.quality };
  }

  /** Derives the sessions that were live, signs the present head, and lets time run. */
  async start(): Promise<void> {
    await this.envelope.restore(this.station.machine.disk.opens);
    if (!this.running) return;
    this.enter(() => {
      this.ready = true;
      this.envelope.tick(this.elapsed);
      this.loop.begin();
      this.attachments.tick();
      this.loop.input({ kind: 'private-root', hash: this.station.random.bytes(32) });
    });
    this.#ticker.begin();
  }

  /** Everything that reaches the process comes in here: it may end at any place in it. */
  enter(work: () => void): void {
    if (!this.running) return;
    if (this.#depth > 0) return work();
    this.#depth++;
    try {
      work();
    } catch (error) {
      if (error instanceof PowerCut) this.station.crash();
      else this.station.place.fail(error);
    } finally {
      this.#depth--;
    }
  }

  input(input: Input): void {
    this.enter(() => this.loop.input(input));
  }

  /** The power is gone: what was in memory is gone with it. */
  end(): void {
    this.running = false;
    this.loop.stop();
  }

  /** A frame came by a circuit, or a part of one. */
  receive(circuit: string, message: Uint8Array): void {
    this.enter(() => {
      this.station.cost.came(message);
      const frame = this.circuits.joined(circuit, message);
      if (!frame.ok) this.#refused(frame.code, frame.detail, circuit);
      else if (frame.value) this.envelope.receive(circuit, frame.value, this.elapsed);
    });
  }

  tick(): void {
    this.enter(() => {
      this.loop.input({ kind: 'timer' });
      this.circuits.tick();
      this.receiveKeys.retry();
      this.envelope.tick(this.elapsed);
      this.circuits.greetUnheard();
      if (this.attachments.dueAt() < Number.POSITIVE_INFINITY) this.attachments.tick();
    });
  }

  /** Something happened that the timer is to look after soon. */
  stirred(): void {
    this.#ticker.stirred();
  }

  /** The keys of the present incarnation. */
  get secrets(): Secrets {
    const own = this.line.own;
    if (this.#secrets?.own === own) return this.#secrets.secrets;
    const { machine, place, me } = this.station;
    const later = machine.keyring.find(({ certificate }) => journalKey(certificate) === own);
    const secrets = later?.secrets ?? foundingSecrets(place.founding, me);
    this.#secrets = { own, secrets };
    return secrets;
  }

  get name(): JournalName {
    return ownJournal(this.line).name;
  }

  #ports() {
    const { station } = this;
    const { power } = station;
    return {
      persist: (records: Parameters<SimStation['persist']>[0], urgent: boolean) => {
        power.pass('before-persist');
        const fault = station.persist(records, urgent);
        power.pass('after-persist');
        if (!fault)
          for (const observer of station.place.observers) observer.stored?.(station, records);
        return fault;
      },
      guard: (marks: Parameters<SimStation['guard']>[0]): FaultKind | undefined => {
        power.pass('before-guard');
        const fault = station.guard(marks);
        power.pass('after-guard');
        return fault;
      },
      sign: (key: 'note' | 'cosign' | 'pq', message: Uint8Array) => {
        power.pass('before-sign');
        const signature = this.#sign(key, message);
        power.pass('after-sign');
        return signature;
      },
      load: (query: Parameters<SimStation['load']>[0]) => station.load(query),
      now: () => this.now(),
      outward: (effect: Outward) => {
        power.pass('before-effect');
        this.#outward(effect);
      },
      schedule: (due: () => boolean) => {
        station.later(0, () => {
          let turned = false;
          this.enter(() => {
            turned = due();
          });
          if (turned) this.#turned();
        });
      },
    };
  }

  #turned(): void {
    if (!this.running) return;
    for (const observer of this.station.place.observers) observer.turned?.(this.station);
    this.#ticker.turned();
  }

  #sign(key: 'note' | 'cosign' | 'pq', message: Uint8Array): Uint8Array {
    this.station.signing(key, message);
    return this.secrets[key].sign(message);
  }

  #makeEnvelope(psk: Uint8Array): Envelope {
    const { founding } = this.station.place;
    const { crypto } = founding;
    const hpke = this.#hpke(crypto.hpke(this.station.random));
    const envelope = new Envelope({
      secret: { line: founding.line, psk },
      own: this.#ownParty(),
      ports: { hpke, aead: crypto.aead, crypto: this.station.crypto, entropy: this.station.random },
      emit: (event) => this.enter(() => this.#onEnvelope(event)),
    });
    for (const party of this.line.peers.keys()) {
      envelope.setPeer(party, peerKeysOf(this.line, party));
    }
    for (const key of this.station.machine.guard?.receiveKeys.values() ?? []) {
      envelope.addReceiveKey(key, this.elapsed);
    }
    return envelope;
  }

  /** HPKE answers in its own time, and other things happen meanwhile. */
  #hpke(hpke: Hpke): Hpke {
    const { place, random } = this.station;
    return {
      generateKeyPair: () => place.wait(hpke.generateKeyPair(), 1),
      seal: (key, plaintext, context) =>
        place.wait(hpke.seal(key, plaintext, context), random.between(1, 5)),
      open: (key, sealed, context) => {
        this.station.cost.decapsulations++;
        return place.wait(hpke.open(key, sealed, context), random.between(1, 5));
      },
    };
  }

  #ownParty() {
    const sign = (message: Uint8Array) => {
      this.station.place.stir();
      return this.secrets.note.sign(message);
    };
    const { party, number, tag } = this.name;
    return { party, number, tag, sign };
  }

  #outward(effect: Outward): void {
    const { station } = this;
    switch (effect.kind) {
      case 'transmit':
        return this.circuits.transmit(effect);
      case 'written':
        station.written.set(effect.id, effect.result);
        return;
      case 'courier':
        this.couriers.get(effect.id)?.(effect);
        this.couriers.delete(effect.id);
        return;
      case 'payload':
        return this.attachments.payload(effect.from, effect.circuit, effect.payload);
      case 'make-receive-key':
        return this.receiveKeys.make(effect.number);
      case 'destroy-receive-key':
        return this.receiveKeys.destroy(effect.number);
      case 'directory':
        return this.#onDirectory(effect.party);
      case 'outdated':
        return this.#tellNewest(effect.circuit, effect.party);
      case 'beyond-guard':
        station.machine.guard?.beyond.add(this.line.own);
        return;
      case 'show':
        return this.#show(effect.event);
    }
  }

  #show(event: Shown): void {
    if (event.event === 'entries') {
      this.attachments.entries(event.journal, event.first, event.items);
    }
    this.station.show(event);
  }

  #onDirectory(party: number): void {
    if (party === this.station.me) this.envelope.setOwn(this.#ownParty());
    else this.envelope.setPeer(party, peerKeysOf(this.line, party));
  }

  #onEnvelope(event: EnvelopeEvent): void {
    switch (event.t) {
      case 'payload':
        return this.#onPayload(event);
      case 'certificate':
        // At once: an `open` that its key has signed may stand behind it in the same read.
        this.loop.take({ kind: 'certificate', bytes: event.certificate, from: null });
        return this.#turned();
      case 'open':
        this.circuits.toPeer(event.peer, event.frame);
        // The envelope tells before it installs the session.
        this.station.later(0, () => this.enter(() => this.circuits.pump(event.peer)));
        return;
      case 'resend':
        return this.circuits.onCircuitOrPeer(event.circuit, event.peer, event.frame);
      case 'answer':
        return this.circuits.sendFrame(event.circuit, event.frame);
      case 'opens':
        this.station.machine.disk.opens = this.envelope.liveOpens();
        return;
      case 'key-needed':
        return this.receiveKeys.make(this.receiveKeys.numberAbove(event.above));
      case 'refused':
        this.station.unopened(event.code, event.circuit);
        this.#ticker.unopened();
        return this.#refused(event.code, event.detail, event.circuit);
      case 'fault':
        return this.#refused('store-failed', event.detail, null);
      case 'outdated':
        return this.#tellNewest(event.circuit, event.party);
      case 'courier-lost':
        return this.station.courierLost(event.peer, event.id);
      case 'peer-key':
        return;
    }
  }

  #onPayload(event: Extract<EnvelopeEvent, { t: 'payload' }>): void {
    const { circuit, from, payload } = event;
    const { tap, place, me } = this.station;
    if (tap?.incoming && !tap.incoming(payload, from.party, circuit)) return;
    this.heard.add(from.party);
    place.trace.tell(me, 'payload', payload[1], payload.length);
    if (place.trace.line) {
      place.trace.write(me, 'payload', `from ${from.party} ${describePayload(payload)}`);
    }
    // What comes at one time is worked off as one turn, as a station does with what it has read.
    this.loop.input({ kind: 'frame', circuit, from: from.party, by: from, payload });
  }

  /** The certificate of that party's newest incarnation, as the core stored it when it came. */
  #tellNewest(circuit: string, party: number): void {
    const { key } = presentJournal(this.line, party);
    const bytes = this.station.machine.disk.facts.get(`certificate.${key}`);
    if (bytes) this.circuits.sendFrame(circuit, certificateFrame(bytes));
  }

  #refused(code: string, detail: string, circuit: string | null): void {
    const event: Shown = { event: 'refused', code, detail, from: null, circuit };
    this.station.show(event);
  }
}
