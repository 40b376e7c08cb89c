import { assert } from '@parley/core/base/assert.ts';
import { equal, hex } from '@parley/core/base/bytes.ts';
import { limits } from '@parley/core/base/limits.ts';
import { type Refusal, type Result, refuse } from '@parley/core/base/refusal.ts';
import {
  cannotOpenMessage,
  checkCannotOpen,
  decodeCannotOpen,
  encodeCannotOpen,
} from './cannot-open.ts';
import { type CourierSession, courierSession } from './courier.ts';
import type { Emit } from './event.ts';
import { frameType, sealedId } from './frame.ts';
import { type Inspected, inspect } from './inspect.ts';
import { KeyRequests } from './key-requests.ts';
import type { Open } from './open.ts';
import type {
  EnvelopePorts,
  LineSecret,
  OwnParty,
  OwnReceiveKey,
  PeerKeys,
  SealedTo,
} from './parties.ts';
import { type Held, Pending } from './pending.ts';
import { Receiver } from './receiver.ts';
import { Sender } from './sender.ts';
import type { ReceivingSession } from './session.ts';
import type { Origin } from './start-session.ts';
import { type Cause, UnknownIds, type Unopened } from './unknown.ts';

export type EnvelopeOptions = {
  readonly secret: LineSecret;
  readonly own: OwnParty;
  readonly ports: EnvelopePorts;
  readonly emit: Emit;
};

/**
 * All sessions of one station on one line (design section 3, spec/envelope.md). It reads no clock:
 * `elapsed` is monotonic ms. What it finds goes to `emit`, also later, when HPKE has answered.
 */
export class Envelope {
  readonly #ports: EnvelopePorts;
  readonly #secret: LineSecret;
  readonly #emit: Emit;
  #own: OwnParty;
  readonly #senders = new Map<number, Sender>();
  readonly #receiver: Receiver;
  readonly #unknown = new UnknownIds();
  readonly #pending = new Pending();
  readonly #requests = new KeyRequests();

  constructor({ secret, own, ports, emit }: EnvelopeOptions) {
    assert(secret.line.length === 32 && secret.psk.length === 32, 'line and psk have 32 bytes');
    this.#ports = ports;
    this.#secret = secret;
    this.#own = own;
    this.#emit = emit;
    this.#receiver = new Receiver(ports, secret, own.party);
  }

  /** What the core knows of a peer; again whenever a certificate or receive key of it came. */
  setPeer(party: number, keys: PeerKeys): void {
    assert(party !== this.#own.party, 'a station is not its own peer');
    const sender = this.#senders.get(party);
    if (sender !== undefined) sender.setKeys(keys);
    else this.#senders.set(party, new Sender(party, keys, this.#origin(), this.#emit));
  }

  /** Our own new incarnation: every sending session begins again under its note key. */
  setOwn(own: OwnParty): void {
    assert(own.party === this.#own.party, 'a station keeps its party');
    this.#own = own;
    for (const sender of this.#senders.values()) sender.setOrigin(this.#origin());
  }

  /** One of our receive keys, at start or newly made. What waited for it is answered. */
  addReceiveKey(key: OwnReceiveKey, elapsed: number): void {
    this.#receiver.addKey(key);
    this.#requests.met();
    this.#unknown.hasten();
    this.#answerDue(elapsed);
  }

  /** Destroys a receive key here, with every session that came by it. */
  removeReceiveKey(number: number): void {
    this.#receiver.removeKey(number);
    this.#emit({ t: 'opens' });
  }

  /** Highest number of a receive key of ours that any peer's `open` named; -1: none. */
  get seenKeyNumber(): number {
    return this.#receiver.seen;
  }

  /** Once a second or so: renews sessions that have had their time, sends answers that are due. */
  tick(elapsed: number): void {
    for (const sender of this.#senders.values()) sender.renew(elapsed);
    this.#answerDue(elapsed);
  }

  /**
   * Seals a payload for a peer and hands the frame to `deliver`: before it returns when a session
   * exists, else in order as soon as there is one. False: not taken (unknown peer, or too much
   * waits); nothing is lost but this attempt.
   */
  seal(
    peer: number,
    payload: Uint8Array,
    deliver: (frame: Uint8Array) => void,
    elapsed: number,
  ): boolean {
    assert(payload.length <= limits.payloadBytesMax, 'a sealed payload fits a frame');
    return this.#senders.get(peer)?.seal(payload, deliver, elapsed) ?? false;
  }

  /** When there is time: sets up what the next frames need, so that they are sealed sooner. */
  prepare(): void {
    for (const sender of this.#senders.values()) sender.prepare();
    this.#receiver.prepare();
  }

  /** True when a payload for that peer would be sealed at once; else a session is begun. */
  ready(peer: number, elapsed: number): boolean {
    return this.#senders.get(peer)?.ready(elapsed) ?? true;
  }

  /** The `open` of the present session: on circuit-up, retries, hourly one-way, before a FLASH. */
  openFrameFor(peer: number): Uint8Array | undefined {
    return this.#senders.get(peer)?.openFrame;
  }

  /** A session of its own for one courier file; the caller drops it when the file is written. */
  async courier(peer: number): Promise<Result<CourierSession>> {
    const sender = this.#senders.get(peer);
    if (sender === undefined) return refuse('unknown-party', `party ${peer}`);
    const made = await courierSession(this.#origin(), peer, sender.sealsTo);
    if (made.ok) sender.expectReceipt(made.value.id, made.value.to);
    return made;
  }

  /** After a start: courier files whose receipt is still out. */
  expectReceipt(peer: number, id: Uint8Array, to: SealedTo): void {
    this.#senders.get(peer)?.expectReceipt(id, to);
  }

  /** All that this courier file held is on the peer's record. */
  receipted(peer: number, id: Uint8Array): void {
    this.#senders.get(peer)?.receipted(id);
  }

  /** A cannot-open for a courier file: the most pressing ids of all circuits, or undefined. */
  async courierAnswer(): Promise<Uint8Array | undefined> {
    const ids = this.#unknown.pressing();
    return ids.length === 0 ? undefined : this.#cannotOpen(ids);
  }

  /** What a courier file would give, without any change of state: for the dry run. */
  inspect(frames: readonly Uint8Array[]): Promise<Inspected[]> {
    return inspect(this.#receiver, frames, this.#peerOf);
  }

  /** The `open`s of live sessions, to be stored: no secrets without our receive keys. */
  liveOpens(): Uint8Array[] {
    return this.#receiver.liveOpens();
  }

  /** Derives sessions again from stored `open`s, peers and keys being set; says how many. */
  async restore(opens: readonly Uint8Array[]): Promise<number> {
    let count = 0;
    for (const frame of opens) {
      const open = this.#receiver.check(frame, this.#peerOf);
      const key = open.ok ? this.#receiver.lookUp(open.value) : open;
      if (!open.ok || !key.ok) continue;
      const session = await this.#receiver.derive(open.value, key.value);
      if (session.ok && this.#receiver.admit(open.value, session.value, frame)) count += 1;
    }
    return count;
  }

  /**
   * Sessions that do not open here, the most pressing of each circuit first, and when each is named
   * next to its sender: not before a receive key is there that he can be told.
   */
  unopened(elapsed: number): Unopened[] {
    const { newest, seen } = this.#receiver;
    const keyAt = (newest?.number ?? -1) > seen ? elapsed : this.#requests.nextAt;
    return this.#unknown.list(elapsed).map((one) => {
      return one.sender === undefined ? one : { ...one, nextAt: Math.max(one.nextAt, keyAt) };
    });
  }

  /** A circuit is gone for good: what waited on it is forgotten. */
  closeCircuit(circuit: string): void {
    this.#unknown.drop(circuit);
  }

  /**
   * A frame came, by a circuit and perhaps by one of several connections of it, whose name its
   * payload gives back. Total: whatever the bytes are, the outcome is an event, or nothing.
   */
  receive(circuit: string, frame: Uint8Array, elapsed: number, via?: string): void {
    this.#take({ circuit, via, frame, elapsed });
  }

  #take(held: Held): void {
    const refusal = this.#handle(held);
    if (refusal !== undefined) this.#refuse(held.circuit, refusal);
  }

  #handle(held: Held): Refusal | undefined {
    const { circuit, frame } = held;
    if (frame.length > limits.frameBytesMax) {
      return refuse('frame-too-large', `${frame.length} bytes`);
    }
    switch (frame[0]) {
      case frameType.sealed:
        return this.#handleSealed(held);
      case frameType.open:
        return this.#handleOpen(held);
      case frameType.cannotOpen:
        return this.#handleCannotOpen(held);
      case frameType.certificate:
        this.#emit({ t: 'certificate', circuit, certificate: frame.subarray(1) });
        return undefined;
      default:
        return refuse('unknown-type', `frame type ${frame[0] ?? 'none'}`);
    }
  }

  #handleSealed(held: Held): Refusal | undefined {
    const { circuit, via, frame, elapsed } = held;
    const id = sealedId(frame);
    if (id === undefined) return refuse('malformed', 'frame too short');
    const live = this.#receiver.findBytes(id);
    if (live === undefined) {
      const name = hex(id);
      if (this.#pending.hold(name, held)) return undefined;
      this.#unknown.note(circuit, id, elapsed);
      this.#answerDue(elapsed);
      return refuse('session-unknown', name);
    }
    const payload = this.#receiver.open(live, frame);
    if (payload === undefined) return refuse('frame-altered', hex(id));
    const first = live.session.isFirst(frame);
    this.#emit({ t: 'payload', circuit, via, from: live.from, payload, first });
    return undefined;
  }

  #handleOpen({ circuit, frame, elapsed }: Held): Refusal | undefined {
    const checked = this.#receiver.check(frame, this.#peerOf);
    if (!checked.ok) return checked;
    const open = checked.value;
    if (this.#receiver.isKnown(open, frame) || this.#pending.has(open)) return undefined;
    const key = this.#receiver.lookUp(open);
    if (!key.ok) {
      if (key.code === 'receive-key-unknown') this.#lacksKey(circuit, open, elapsed);
      return key;
    }
    if (!this.#pending.begin(open)) return refuse('over-limit', 'open frames in work');
    this.#receiver.derive(open, key.value).then(
      (session) => {
        if (session.ok) this.#admit(open, session.value, frame);
        else {
          this.#refuse(circuit, session);
          this.#claim(circuit, open, 'open-unreadable', elapsed);
        }
        this.#release(open);
      },
      (error: unknown) => {
        this.#emit({ t: 'fault', detail: String(error) });
        this.#release(open);
      },
    );
    return undefined;
  }

  #admit(open: Open, session: ReceivingSession, frame: Uint8Array): void {
    if (!this.#receiver.admit(open, session, frame)) return;
    this.#unknown.settle(open.id, open.sender.party);
    this.#emit({ t: 'opens' });
  }

  /** Frames that came while their `open` was worked off are taken again, in their order. */
  #release(open: Open): void {
    for (const held of this.#pending.end(open)) this.#take(held);
  }

  #lacksKey(circuit: string, open: Open, elapsed: number): void {
    this.#receiver.noteLacking(open);
    if ((this.#receiver.newest?.number ?? -1) <= this.#receiver.seen) this.#askForKey(elapsed);
    this.#claim(circuit, open, 'receive-key-unknown', elapsed);
  }

  /** To be answered with cannot-open, unless another party's live session has that id. */
  #claim(circuit: string, open: Open, cause: Cause, elapsed: number): void {
    if (this.#receiver.find(hex(open.id)) !== undefined) return;
    this.#unknown.claim(circuit, open.id, { sender: open.sender.party, cause }, elapsed);
    this.#answerDue(elapsed);
  }

  #handleCannotOpen({ circuit, frame, elapsed }: Held): Refusal | undefined {
    const decoded = decodeCannotOpen(frame);
    if (!decoded.ok) return decoded;
    const message = decoded.value;
    if (!equal(message.line, this.#secret.line)) return refuse('wrong-line', 'cannot-open');
    const party = message.sender.party;
    // Not addressed to anyone: our own may come back from a shared circuit.
    if (party === this.#own.party) return undefined;
    const sender = this.#senders.get(party);
    if (sender === undefined) return refuse('unknown-party', `party ${party}`);
    const checked = checkCannotOpen(this.#ports.crypto, message, sender.keys);
    if (!checked.ok) {
      if (checked.code === 'old-incarnation') this.#emit({ t: 'outdated', circuit, party });
      return checked;
    }
    const key = { number: message.keyNumber, publicKey: message.publicKey };
    sender.refused({ circuit, ids: message.ids, key, elapsed });
    return undefined;
  }

  #askForKey(elapsed: number): void {
    if (!this.#requests.mayAsk(elapsed)) return;
    this.#emit({ t: 'key-needed', above: this.#receiver.seen });
  }

  #answerDue(elapsed: number): void {
    if (this.#requests.waiting(elapsed)) return;
    const due = this.#unknown.due(elapsed);
    if (due.length > 0 && this.#receiver.newest === undefined) {
      this.#askForKey(elapsed);
      return;
    }
    for (const circuit of due) {
      const ids = this.#unknown.take(circuit, elapsed);
      this.#cannotOpen(ids).then(
        (frame) => {
          if (frame !== undefined) this.#emit({ t: 'answer', circuit, frame });
        },
        (error: unknown) => this.#emit({ t: 'fault', detail: String(error) }),
      );
    }
  }

  async #cannotOpen(ids: readonly Uint8Array[]): Promise<Uint8Array | undefined> {
    const newest = this.#receiver.newest;
    if (newest === undefined) return undefined;
    const { party, number, tag } = this.#own;
    const { number: keyNumber, publicKey } = newest;
    const sender = { party, number, tag };
    const content = { line: this.#secret.line, sender, ids, keyNumber, publicKey };
    const signature = await this.#own.sign(cannotOpenMessage(content));
    return encodeCannotOpen({ ...content, signature });
  }

  #origin(): Origin {
    return { ports: this.#ports, secret: this.#secret, own: this.#own };
  }

  readonly #peerOf = (party: number): PeerKeys | undefined => this.#senders.get(party)?.keys;

  #refuse(circuit: string, refusal: Refusal): void {
    this.#emit({ t: 'refused', circuit, code: refusal.code, detail: refusal.detail });
  }
}
