import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import { concat } from '@parley/core/base/bytes.ts';
import type { Crypto, Entropy } from '@parley/core/base/crypto.ts';
import { aead } from '@parley/station/ports/aead.ts';
import { hpke } from '@parley/station/ports/hpke.ts';
import { Envelope } from './envelope.ts';
import type { EnvelopeEvent } from './event.ts';
import type { EnvelopePorts, OwnReceiveKey, PeerKeys } from './parties.ts';

const spki = Uint8Array.from(Buffer.from('302a300506032b6570032100', 'hex'));

/** The `Crypto` port as far as the envelope uses it. */
export const crypto: Crypto = {
  sha256: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
  verifyEd25519(publicKey, message, signature) {
    try {
      const der = Buffer.from(concat(spki, publicKey));
      const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
      return verify(null, message, key, signature);
    } catch {
      return false;
    }
  },
  verifyMlDsa44: () => false,
  verifyP256: () => false,
};

export const entropy: Entropy = { bytes: (length) => new Uint8Array(randomBytes(length)) };

export const ports: EnvelopePorts = { hpke, aead, crypto, entropy };

/** Lets promises of HPKE settle until nothing has been going on for a while. */
export async function settled(ms = 12): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}

type NotePair = { readonly privateKey: KeyObject; readonly publicKey: Uint8Array };

export function notePair(): NotePair {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const der = publicKey.export({ format: 'der', type: 'spki' });
  return { privateKey, publicKey: new Uint8Array(der.subarray(12)) };
}

/** One party's long-lived part: what survives the end of a process. */
export class Party {
  readonly party: number;
  readonly number = 0;
  readonly tag = entropy.bytes(8);
  readonly note = notePair();
  keys: OwnReceiveKey[] = [];
  /** The number and key that its journal shows to the others. */
  announced: OwnReceiveKey | undefined;

  constructor(party: number) {
    this.party = party;
  }

  async makeKey(number: number): Promise<OwnReceiveKey> {
    const key = { number, ...(await hpke.generateKeyPair()) };
    this.keys.push(key);
    return key;
  }

  get name(): { party: number; number: number; tag: Uint8Array } {
    return { party: this.party, number: this.number, tag: this.tag };
  }

  get publicKeys(): PeerKeys {
    const { number, publicKey } = this.announced as OwnReceiveKey;
    const noteKeys = [{ number: this.number, tag: this.tag, key: this.note.publicKey }];
    return { noteKeys, receiveKey: { number, publicKey } };
  }

  readonly sign = (message: Uint8Array): Uint8Array =>
    new Uint8Array(sign(null, message, this.note.privateKey));
}

export type Line = { readonly line: Uint8Array; readonly psk: Uint8Array };

export function newLine(): Line {
  return { line: entropy.bytes(32), psk: entropy.bytes(32) };
}

/** Parties 0..n-1, each with receive key 0 announced, as after a ceremony. */
export async function found(count: number): Promise<Party[]> {
  const parties: Party[] = [];
  for (let i = 0; i < count; i++) {
    const party = new Party(i);
    party.announced = await party.makeKey(0);
    parties.push(party);
  }
  return parties;
}

/** One process of a station: an envelope and what it told. */
export class Process {
  readonly self: Party;
  readonly envelope: Envelope;
  readonly events: EnvelopeEvent[] = [];

  constructor(self: Party, all: readonly Party[], secret: Line) {
    this.self = self;
    const emit = (event: EnvelopeEvent): void => void this.events.push(event);
    const own = { ...self.name, sign: self.sign };
    this.envelope = new Envelope({ secret, own, ports, emit });
    for (const peer of all) {
      if (peer !== self) this.envelope.setPeer(peer.party, peer.publicKeys);
    }
    for (const key of self.keys) this.envelope.addReceiveKey(key, 0);
  }

  /** The events of one kind so far, taken out. */
  take<T extends EnvelopeEvent['t']>(t: T): Extract<EnvelopeEvent, { t: T }>[] {
    const out = this.events.filter((event) => event.t === t);
    const rest = this.events.filter((event) => event.t !== t);
    this.events.splice(0, this.events.length, ...rest);
    return out as Extract<EnvelopeEvent, { t: T }>[];
  }

  /** Waits until an event of this kind is there, and takes all of them out. */
  async until<T extends EnvelopeEvent['t']>(t: T): Promise<Extract<EnvelopeEvent, { t: T }>[]> {
    for (let i = 0; i < 1000; i++) {
      if (this.events.some((event) => event.t === t)) return this.take(t);
      await settled(2);
    }
    throw new Error(`no ${t} came: ${this.events.map((e) => e.t).join(' ')}`);
  }

  /** Brings up a session towards a peer and returns its `open` frame. */
  async opened(peer: Process, elapsed = 0): Promise<Uint8Array> {
    for (let i = 0; i < 500; i++) {
      this.envelope.tick(elapsed);
      const frame = this.envelope.openFrameFor(peer.self.party);
      if (frame !== undefined) return frame;
      await settled(2);
    }
    throw new Error('no session came up');
  }

  /** Seals with a session that is up. */
  sealed(peer: Process, payload: Uint8Array, elapsed = 0): Uint8Array {
    let frame: Uint8Array | undefined;
    this.envelope.seal(peer.self.party, payload, (f) => (frame = f), elapsed);
    if (frame === undefined) throw new Error('no session');
    return frame;
  }

  /** The codes of refusals so far, taken out. */
  refusals(): string[] {
    return this.take('refused').map((event) => event.code);
  }

  /** The payloads so far, taken out. */
  payloads(): Uint8Array[] {
    return this.take('payload').map((event) => event.payload);
  }
}

/** `to` has taken the `open` of `from`'s present session. */
export async function introduce(from: Process, to: Process, elapsed = 0): Promise<void> {
  to.envelope.receive('wire', await from.opened(to, elapsed), elapsed);
  await to.until('opens');
}

/** A pair of stations that know each other's sessions. */
export async function pair(): Promise<{
  a: Process;
  b: Process;
  parties: Party[];
  line: Line;
}> {
  const parties = await found(2);
  const line = newLine();
  const [first, second] = parties as [Party, Party];
  const a = new Process(first, parties, line);
  const b = new Process(second, parties, line);
  await introduce(a, b);
  await introduce(b, a);
  a.take('open');
  b.take('open');
  return { a, b, parties, line };
}

/** A copy with one bit turned over. */
export function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const out = bytes.slice();
  out[bit >> 3] = (out[bit >> 3] as number) ^ (1 << (bit & 7));
  return out;
}
