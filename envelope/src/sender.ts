import { equal, hex } from '@parley/core/base/bytes.ts';
import type { Emit } from './event.ts';
import { envelopeLimits } from './limits.ts';
import { type PeerKeys, type PublicReceiveKey, presentOf, type SealedTo } from './parties.ts';
import { renewalDue, type SendingSession } from './session.ts';
import { type Origin, startSession } from './start-session.ts';

type Present = {
  readonly session: SendingSession;
  readonly open: Uint8Array;
  readonly startedAt: number;
  readonly keyNumber: number;
};

type Waiting = { readonly payload: Uint8Array; readonly deliver: (frame: Uint8Array) => void };

/** What a checked cannot-open says, and where it came by. */
export type Refused = {
  readonly circuit: string;
  readonly ids: readonly Uint8Array[];
  readonly key: PublicReceiveKey;
  readonly elapsed: number;
};

/** The sending side towards one peer: its present session, and payloads that wait for one. */
export class Sender {
  readonly #peer: number;
  readonly #emit: Emit;
  #origin: Origin;
  #keys: PeerKeys;
  #receiveKey: PublicReceiveKey;
  #present: Present | undefined;
  /** Counts what makes a session in the making worthless: other keys of ours or of the peer. */
  #epoch = 0;
  #starting = false;
  #notBefore = -Infinity;
  #resendNotBefore = -Infinity;
  /** The peer said that it cannot open the present session: a newer key is taken without delay. */
  #forced = false;
  #queue: Waiting[] = [];
  #queuedBytes = 0;
  /** Unreceipted courier files to this peer, by session id. */
  readonly #couriers = new Map<string, SealedTo>();

  constructor(peer: number, keys: PeerKeys, origin: Origin, emit: Emit) {
    this.#peer = peer;
    this.#keys = keys;
    this.#receiveKey = keys.receiveKey;
    this.#origin = origin;
    this.#emit = emit;
  }

  get keys(): PeerKeys {
    return this.#keys;
  }

  /** The newest receive key known, from the core or from a cannot-open, and whose it is. */
  get sealsTo(): PublicReceiveKey & SealedTo {
    return { ...this.#receiveKey, tag: presentOf(this.#keys)?.tag ?? null };
  }

  get openFrame(): Uint8Array | undefined {
    return this.#present?.open;
  }

  /** Facts of the core. A new incarnation of the peer ends the session: its key may be stolen. */
  setKeys(keys: PeerKeys): void {
    const before = presentOf(this.#keys);
    const after = presentOf(keys);
    const same =
      before !== undefined &&
      after !== undefined &&
      before.number === after.number &&
      equal(before.tag, after.tag);
    this.#keys = keys;
    if (!same) {
      this.#receiveKey = keys.receiveKey;
      this.#discard();
    } else if (keys.receiveKey.number > this.#receiveKey.number) {
      this.#receiveKey = keys.receiveKey;
    }
  }

  /** Our own new incarnation: nothing more is sealed under what the old note key signed. */
  setOrigin(origin: Origin): void {
    this.#origin = origin;
    this.#discard();
  }

  /** Whether a session is there; begins one where it is not. */
  ready(elapsed: number): boolean {
    this.renew(elapsed);
    const present = this.#present;
    return present !== undefined && present.session.frames < envelopeLimits.sessionFramesMax;
  }

  /**
   * Seals at once when a session exists, else queues. False when it was not taken: the queue is
   * full, or the last start failed a moment ago.
   */
  seal(payload: Uint8Array, deliver: (frame: Uint8Array) => void, elapsed: number): boolean {
    if (this.ready(elapsed)) {
      deliver((this.#present as Present).session.seal(payload));
      return true;
    }
    if (!this.#starting) return false;
    if (this.#queuedBytes + payload.length > envelopeLimits.queueBytesMax) return false;
    this.#queue.push({ payload, deliver });
    this.#queuedBytes += payload.length;
    return true;
  }

  /** Sets up what the next frame needs. */
  prepare(): void {
    this.#present?.session.prepare();
  }

  /** Begins a session where there is none, or where the present one has had its time. */
  renew(elapsed: number): void {
    if (this.#present !== undefined && !this.#due(this.#present, elapsed)) return;
    this.#start(elapsed);
  }

  #due({ session, startedAt, keyNumber }: Present, elapsed: number): boolean {
    if (this.#forced && this.#receiveKey.number > keyNumber) return true;
    const age = { frames: session.frames, startedAt, keyNumber };
    return renewalDue(age, this.#receiveKey.number, elapsed);
  }

  /** A checked cannot-open of the peer's present incarnation names these ids. */
  refused({ circuit, ids, key, elapsed }: Refused): void {
    const named = ids.map(hex);
    const present = this.#present;
    const isPresent = present !== undefined && named.includes(hex(present.session.id));
    const couriers = ids.filter((id) => this.#couriers.has(hex(id)));
    if (!isPresent && couriers.length === 0) return;
    if (key.number > this.#receiveKey.number) {
      this.#receiveKey = key;
      this.#emit({ t: 'peer-key', party: this.#peer, ...key });
    }
    for (const id of couriers) this.#courierRefused(id);
    if (!isPresent) return;
    this.#forced = true;
    if (this.#due(present, elapsed)) this.#start(elapsed);
    else this.#resend(circuit, present.open, elapsed);
  }

  /** Its key is the newest we know, so the peer missed the `open`, or must make a newer key. */
  #resend(circuit: string, frame: Uint8Array, elapsed: number): void {
    if (elapsed < this.#resendNotBefore) return;
    this.#resendNotBefore = elapsed + envelopeLimits.startPauseMs;
    this.#emit({ t: 'resend', circuit, peer: this.#peer, frame });
  }

  /** A courier file's session, remembered until the file is receipted. */
  expectReceipt(id: Uint8Array, to: SealedTo): void {
    this.#couriers.set(hex(id), to);
  }

  receipted(id: Uint8Array): void {
    this.#couriers.delete(hex(id));
  }

  #courierRefused(id: Uint8Array): void {
    const sealedTo = this.#couriers.get(hex(id)) as SealedTo;
    const { number, tag } = this.sealsTo;
    // Numbers of replaced keys are not to be compared with those of the new ones.
    const isComparable = sealedTo.tag !== null && tag !== null && equal(sealedTo.tag, tag);
    // The same key would be sealed to again: only a newer one helps.
    if (isComparable && number <= sealedTo.number) return;
    this.#couriers.delete(hex(id));
    this.#emit({ t: 'courier-lost', peer: this.#peer, id });
  }

  #discard(): void {
    this.#present = undefined;
    this.#epoch += 1;
  }

  #start(elapsed: number): void {
    if (this.#starting || elapsed < this.#notBefore) return;
    this.#starting = true;
    this.#notBefore = elapsed + envelopeLimits.startPauseMs;
    const epoch = this.#epoch;
    const key = this.#receiveKey;
    startSession(this.#origin, this.#peer, key).then(
      (started) => {
        this.#starting = false;
        if (epoch !== this.#epoch) this.#startAgain(elapsed);
        else if (!started.ok) this.#fail({ t: 'refused', circuit: null, ...started });
        else this.#install({ ...started.value, startedAt: elapsed, keyNumber: key.number });
      },
      (error: unknown) => {
        this.#starting = false;
        this.#fail({ t: 'fault', detail: String(error) });
      },
    );
  }

  #startAgain(elapsed: number): void {
    this.#notBefore = -Infinity;
    this.#start(elapsed);
  }

  #install(present: Present): void {
    this.#present = present;
    this.#forced = this.#forced && this.#receiveKey.number > present.keyNumber;
    this.#emit({ t: 'open', peer: this.#peer, frame: present.open });
    const waiting = this.#takeQueue();
    for (const { payload, deliver } of waiting) deliver(present.session.seal(payload));
  }

  /** What waited is dropped, as a circuit may drop it: have vectors and retries bring it back. */
  #fail(event: Parameters<Emit>[0]): void {
    this.#takeQueue();
    this.#emit(event);
  }

  #takeQueue(): Waiting[] {
    const queue = this.#queue;
    this.#queue = [];
    this.#queuedBytes = 0;
    return queue;
  }
}
