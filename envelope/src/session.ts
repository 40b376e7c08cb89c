import { assert } from '@parley/core/base/assert.ts';
import { ascii } from '@parley/core/base/bytes.ts';
import { frameType, idBytes, sealedHeadBytes } from './frame.ts';
import { envelopeLimits } from './limits.ts';
import type { Aead, AeadKey } from './ports.ts';
import { SeenFrames } from './seen-frames.ts';

const infoId = ascii('parley/session/v1 id');
const infoKey = ascii('parley/session/v1 key');
const infoNonce = ascii('parley/session/v1 nonce');

type Derived = { readonly id: Uint8Array; readonly key: AeadKey; readonly base: Uint8Array };

/** The public name that a secret gives its session: 8 bytes. */
export function sessionId(aead: Aead, secret: Uint8Array): Uint8Array {
  return aead.hkdf(secret, infoId, idBytes);
}

function derive(aead: Aead, secret: Uint8Array): Derived {
  const bytes = aead.hkdf(secret, infoKey, 32);
  const key = aead.key(bytes);
  bytes.fill(0);
  return { id: sessionId(aead, secret), key, base: aead.hkdf(secret, infoNonce, 12) };
}

/** What every frame of that number begins with: type, id, number. */
function headOf(id: Uint8Array, seq: number): Uint8Array {
  const head = new Uint8Array(sealedHeadBytes);
  head[0] = frameType.sealed;
  head.set(id, 1);
  for (let i = 0; i < 4; i++) head[9 + i] = (seq >>> (24 - 8 * i)) & 255;
  return head;
}

function seqOf(frame: Uint8Array): number {
  let seq = 0;
  for (let i = 0; i < 4; i++) seq = seq * 256 + (frame[9 + i] as number);
  return seq;
}

/** The next frame of a session, prepared before its content is there. */
type Prepared<T> = { readonly seq: number; readonly end: (bytes: Uint8Array) => T };

/** Nonce base with the frame's number XORed big-endian into its last four bytes. */
function nonceOf(base: Uint8Array, head: Uint8Array): Uint8Array {
  const nonce = base.slice();
  for (let i = 0; i < 4; i++) nonce[8 + i] = (base[8 + i] as number) ^ (head[9 + i] as number);
  return nonce;
}

/**
 * The sealing half of a session. The counter lives and dies with the secret and rises before a
 * frame is sealed, so that no number is used twice, whatever fails in between.
 */
export class SendingSession {
  readonly id: Uint8Array;
  readonly #aead: Aead;
  readonly #derived: Derived;
  #next = 0;
  #prepared: Prepared<Uint8Array> | undefined;

  constructor(aead: Aead, secret: Uint8Array) {
    this.#aead = aead;
    this.#derived = derive(aead, secret);
    this.id = this.#derived.id;
  }

  /** Frames begun so far. */
  get frames(): number {
    return this.#next;
  }

  /** One frame; the same bytes may go over several circuits, but are never sealed again. */
  seal(payload: Uint8Array): Uint8Array {
    const seq = this.#next;
    assert(seq < envelopeLimits.sessionFramesMax, 'a used-up session seals nothing');
    this.#next = seq + 1;
    const prepared = this.#prepared;
    this.#prepared = undefined;
    const end = prepared?.seq === seq ? prepared.end : this.#sealer(seq);
    return end(payload);
  }

  /** Begins the next frame: to be called when there is time, so that its sealing takes less. */
  prepare(): void {
    const seq = this.#next;
    if (this.#prepared || seq >= envelopeLimits.sessionFramesMax) return;
    this.#prepared = { seq, end: this.#sealer(seq) };
  }

  #sealer(seq: number): (payload: Uint8Array) => Uint8Array {
    const head = headOf(this.id, seq);
    return this.#aead.sealer(this.#derived.key, nonceOf(this.#derived.base, head), head);
  }
}

/**
 * The opening half. Each frame opens alone, in any order, any number of times. A replay is
 * harmless, because everything a frame can hold is idempotent above; it is told apart only because
 * it does not show whose the connection is that it came by.
 */
export class ReceivingSession {
  readonly id: Uint8Array;
  readonly #aead: Aead;
  readonly #derived: Derived;
  /** The number behind that of the frame that was opened last; -1: none was. */
  #next = -1;
  #prepared: Prepared<Uint8Array | undefined> | undefined;
  readonly #seen = new SeenFrames();

  constructor(aead: Aead, secret: Uint8Array) {
    this.#aead = aead;
    this.#derived = derive(aead, secret);
    this.id = this.#derived.id;
  }

  /** The payload, or undefined when the tag fails. The caller has matched type and id. */
  open(frame: Uint8Array): Uint8Array | undefined {
    const seq = seqOf(frame);
    const payload = this.#open(frame, seq);
    if (payload !== undefined) this.#next = seq + 1;
    return payload;
  }

  /** Whether this frame, which opened, came for the first time; to be asked once for each. */
  isFirst(frame: Uint8Array): boolean {
    return this.#seen.first(seqOf(frame));
  }

  #open(frame: Uint8Array, seq: number): Uint8Array | undefined {
    const prepared = this.#prepared;
    if (prepared?.seq === seq) {
      this.#prepared = undefined;
      return prepared.end(frame);
    }
    const nonce = nonceOf(this.#derived.base, frame);
    return this.#aead.open(this.#derived.key, nonce, frame, sealedHeadBytes);
  }

  /** Begins to open the frame that follows the last one, when there is time: most come in order. */
  prepare(): void {
    const seq = this.#next;
    if (seq < 0 || seq >= envelopeLimits.sessionFramesMax || this.#prepared?.seq === seq) return;
    const head = headOf(this.id, seq);
    const nonce = nonceOf(this.#derived.base, head);
    this.#prepared = { seq, end: this.#aead.opener(this.#derived.key, nonce, head) };
  }
}

/** What decides whether a sending session has had its time. */
export type SessionAge = {
  readonly frames: number;
  /** Elapsed ms at its start. */
  readonly startedAt: number;
  /** Number of the receive key it was sealed to. */
  readonly keyNumber: number;
};

/** A session is renewed daily, before its frames end, and at most hourly for a new receive key. */
export function renewalDue(session: SessionAge, newestKey: number, elapsed: number): boolean {
  const age = elapsed - session.startedAt;
  return (
    session.frames >= envelopeLimits.sessionFramesRenew ||
    age >= envelopeLimits.sessionAgeMs ||
    (newestKey > session.keyNumber && age >= envelopeLimits.keyRenewalMs)
  );
}
