import { assert } from '@parley/core/base/assert.ts';
import { ascii } from '@parley/core/base/bytes.ts';
import { frameType, idBytes, sealedHeadBytes } from './frame.ts';
import { envelopeLimits } from './limits.ts';
import type { Aead, AeadKey } from './ports.ts';

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
    const head = new Uint8Array(sealedHeadBytes);
    head[0] = frameType.sealed;
    head.set(this.id, 1);
    for (let i = 0; i < 4; i++) head[9 + i] = (seq >>> (24 - 8 * i)) & 255;
    return this.#aead.seal(this.#derived.key, nonceOf(this.#derived.base, head), head, payload);
  }
}

/**
 * The opening half. It remembers nothing of frames: each opens alone, in any order, any number
 * of times. A replay is harmless, because everything a frame can hold is idempotent above.
 */
export class ReceivingSession {
  readonly id: Uint8Array;
  readonly #aead: Aead;
  readonly #derived: Derived;

  constructor(aead: Aead, secret: Uint8Array) {
    this.#aead = aead;
    this.#derived = derive(aead, secret);
    this.id = this.#derived.id;
  }

  /** The payload, or undefined when the tag fails. The caller has matched the id. */
  open(frame: Uint8Array): Uint8Array | undefined {
    const nonce = nonceOf(this.#derived.base, frame);
    return this.#aead.open(this.#derived.key, nonce, frame, sealedHeadBytes);
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
