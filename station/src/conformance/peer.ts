import { ascii, concat, equal, hex } from '@parley/core/base/bytes.ts';
import { encode } from '@parley/core/codec/cbor.ts';
import {
  type CanaryAnswer,
  decodePayload,
  encodePayload,
  type Have,
  type HaveMark,
  haveList,
  type Payload,
} from '@parley/core/codec/payload.ts';
import { type CannotOpen, decodeCannotOpen } from '@parley/envelope/cannot-open.ts';
import { Envelope } from '@parley/envelope/envelope.ts';
import type { EnvelopeEvent } from '@parley/envelope/event.ts';
import { frameType } from '@parley/envelope/frame.ts';
import { decodeOpen, type Open } from '@parley/envelope/open.ts';
import type { OwnReceiveKey, PeerKeys } from '@parley/envelope/parties.ts';
import { Lanes } from '@parley/envelope/parts.ts';
import type { Opened } from '../circuits/websocket/connection.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { aead } from '../ports/aead.ts';
import { hpke } from '../ports/hpke.ts';
import { entropy } from '../station.ts';
import { Broken, pause, within } from './broken.ts';
import type { StationView } from './station-view.ts';
import type { TesterJournal } from './tester-journal.ts';
import { stationIndex, type TesterParty, type TestLine } from './tester-keys.ts';

const crypto = nodeCrypto();
/** How long a station may take for an answer. */
export const answerMs = 8000;
/** Between two challenges: ten in a period of a second are all that must be answered. */
const askPauseMs = 140;

type Of<T extends Payload['type']> = Extract<Payload, { type: T }>;

/** What a peer knows of the line besides its own journal. */
export type PeerOptions = {
  readonly line: TestLine;
  readonly party: TesterParty;
  readonly station: StationView;
  readonly journal: TesterJournal;
  /** What is held here, for have vectors. */
  readonly marks: () => readonly HaveMark[];
};

/** One connection of one of the tester's parties: it keeps the rules unless it is told not to. */
export class Peer {
  readonly party: TesterParty;
  readonly journal: TesterJournal;
  readonly station: StationView;
  /** What came, in order. */
  readonly payloads: Payload[] = [];
  readonly opens: Open[] = [];
  readonly cannotOpens: CannotOpen[] = [];
  readonly certificates: Uint8Array[] = [];
  /** Number of the receive key that its session began with. */
  readonly sealsTo: number;
  /** Close code of the websocket, once it is gone. */
  closed: number | undefined;
  /** False: receipts are withheld, and bundles of the station's looked at only. */
  cosigns = true;
  readonly #options: PeerOptions;
  readonly #opened: Opened;
  readonly #envelope: Envelope;
  readonly #lanes = new Lanes();
  readonly #began = performance.now();
  readonly #ticks: NodeJS.Timeout;
  #keys: PeerKeys;
  #askedAt = Number.NEGATIVE_INFINITY;

  constructor(opened: Opened, options: PeerOptions) {
    this.#options = options;
    this.#opened = opened;
    this.party = options.party;
    this.journal = options.journal;
    this.station = options.station;
    const { name, keys, receive } = this.station;
    this.sealsTo = receive.number;
    const noteKeys = [{ number: name.number, tag: name.tag, key: keys.note }];
    this.#keys = { noteKeys, receiveKey: receive };
    const { line } = options;
    this.#envelope = new Envelope({
      secret: { line: line.id, psk: line.secret },
      own: { ...this.party.name, sign: (message) => this.party.note.sign(message) },
      ports: { hpke, aead, crypto, entropy },
      emit: (event) => this.#onEvent(event),
    });
    this.#envelope.setPeer(stationIndex, this.#keys);
    this.#envelope.addReceiveKey(this.party.receive, 0);
    opened.ws.on('message', (data: Buffer) => this.#onMessage(Uint8Array.from(data)));
    opened.ws.on('close', (code: number) => {
      this.closed = code;
      clearInterval(this.#ticks);
    });
    // A station sends no more than a window ahead of what its pings show to be read.
    opened.ws.on('ping', (data: Buffer) => opened.ws.pong(data));
    opened.ws.on('error', () => {});
    this.#ticks = setInterval(() => this.#envelope.tick(this.#elapsed), 200);
    this.#envelope.tick(0);
  }

  get #elapsed(): number {
    return performance.now() - this.#began;
  }

  send(...frames: readonly Uint8Array[]): void {
    for (const frame of frames) this.#opened.ws.send(frame, { binary: true, compress: false });
  }

  sendText(text: string): void {
    this.#opened.ws.send(text);
  }

  /** Bytes beneath the websocket. */
  write(bytes: Uint8Array): void {
    this.#opened.socket.write(bytes);
  }

  /** A payload as a frame of the present session. */
  sealed(payload: Uint8Array): Promise<Uint8Array> {
    return new Promise((resolve) => {
      this.#envelope.seal(stationIndex, payload, resolve, this.#elapsed);
    });
  }

  async give(...payloads: readonly Uint8Array[]): Promise<void> {
    for (const payload of payloads) this.send(await this.sealed(payload));
  }

  /** A receive key of a higher number, so that what is sealed to it can be opened. */
  addReceiveKey(key: OwnReceiveKey): void {
    this.#envelope.addReceiveKey(key, this.#elapsed);
  }

  /** Payloads of a type that came since a moment, as `payloads.length` was then. */
  since<T extends Payload['type']>(type: T, from: number): Of<T>[] {
    return this.payloads.slice(from).filter((one): one is Of<T> => one.type === type);
  }

  /** Asks whether the circuit is up, and gives the have vector that comes with the answer. */
  async look(): Promise<Have> {
    await pause(Math.max(0, this.#askedAt + askPauseMs - performance.now()));
    this.#askedAt = performance.now();
    const from = this.payloads.length;
    const nonce = entropy.bytes(8);
    await this.give(encodePayload({ type: 'challenge', nonce }));
    const silent = (what: string) => new Broken(this.#gone('no-answer'), what);
    await within(answerMs, silent('challenge'), () =>
      this.since('challenge-answer', from).find((one) => equal(one.nonce, nonce)),
    );
    return within(answerMs, silent('have vector that names the challenge'), () =>
      this.since('have', from).find((one) => one.seen !== null && equal(one.seen, nonce)),
    );
  }

  #gone<T extends string>(otherwise: T): T | 'circuit-closed' {
    return this.closed === undefined ? otherwise : 'circuit-closed';
  }

  /** The mark of a have vector for the own journal. */
  async ownMark(): Promise<HaveMark | undefined> {
    const { tag, party } = this.journal.name;
    const { marks } = await this.look();
    return marks.find((mark) => mark.party === party && equal(mark.tag, tag));
  }

  /** A canary and its answer, whose signature is checked. */
  async canary(boundMs = answerMs): Promise<void> {
    const from = this.payloads.length;
    const nonce = entropy.bytes(16);
    await this.give(encodePayload({ type: 'canary', nonce }));
    const answer = await within(boundMs, new Broken('no-answer', 'canary'), () =>
      this.since('canary-answer', from).find((one) => equal(one.nonce, nonce)),
    );
    const message = this.#canaryMessage(stationIndex, answer);
    if (!crypto.verifyEd25519(this.station.keys.note, message, answer.signature)) {
      throw new Broken('bad-signature', 'canary answer');
    }
  }

  have(seen: Uint8Array | null, marks = this.#options.marks()): Uint8Array {
    return encodePayload({ type: 'have', seen, marks });
  }

  async end(): Promise<void> {
    if (this.closed !== undefined) return;
    this.#opened.ws.terminate();
    await within(answerMs, new Broken('bug', 'the connection ends'), () => this.closed);
  }

  #canaryMessage(party: number, about: Pick<CanaryAnswer, 'nonce' | 'time' | 'marks'>): Uint8Array {
    const { nonce, time, marks } = about;
    const list = [this.#options.line.id, party, nonce, time, haveList(marks)];
    return concat(ascii('parley/canary/v1'), encode(list));
  }

  /** A frame, or a part of one: on a path that it does not know a station sends in parts. */
  #onMessage(message: Uint8Array): void {
    const taken = this.#lanes.take(message);
    if (!taken.ok) this.station.broken ??= `a part that is none: ${taken.detail}`;
    else if (taken.value) this.#onFrame(taken.value);
  }

  #onFrame(frame: Uint8Array): void {
    if (frame[0] === frameType.open) {
      const open = decodeOpen(frame);
      if (open.ok) this.opens.push(open.value);
    }
    if (frame[0] === frameType.cannotOpen) {
      const message = decodeCannotOpen(frame);
      if (message.ok) {
        this.cannotOpens.push(message.value);
        const { keyNumber: number, publicKey } = message.value;
        this.station.named = { number, publicKey };
      }
    }
    if (frame[0] === frameType.certificate) this.certificates.push(frame.subarray(1));
    this.#envelope.receive('ws', frame, this.#elapsed);
  }

  #onEvent(event: EnvelopeEvent): void {
    if (event.t === 'open' || event.t === 'answer' || event.t === 'resend') this.send(event.frame);
    if (event.t === 'peer-key') {
      const { number, publicKey } = event;
      this.#keys = { ...this.#keys, receiveKey: { number, publicKey } };
      this.#envelope.setPeer(stationIndex, this.#keys);
    }
    if (event.t !== 'payload') return;
    const payload = decodePayload(event.payload);
    if (!payload.ok) {
      this.station.broken ??= `a payload that does not decode: ${payload.code}`;
      return;
    }
    this.payloads.push(payload.value);
    void this.#answer(payload.value);
  }

  async #answer(payload: Payload): Promise<void> {
    if (payload.type === 'challenge') {
      const { nonce } = payload;
      await this.give(encodePayload({ type: 'challenge-answer', nonce }), this.have(nonce));
    }
    if (payload.type === 'canary') {
      const about = { nonce: payload.nonce, time: Date.now(), marks: this.#options.marks() };
      const message = this.#canaryMessage(this.party.name.party, about);
      const signature = this.party.note.sign(message);
      await this.give(encodePayload({ type: 'canary-answer', ...about, signature }));
    }
    if (payload.type !== 'bundle' || payload.journal.party !== stationIndex) return;
    const grew = this.station.take(payload);
    if (this.cosigns) await this.give(this.station.cosigned(this.party.cosign));
    else if (grew) await this.give(this.have(null));
  }

  get told(): string {
    return `${this.party.role}, ${hex(this.party.name.tag)}`;
  }
}
