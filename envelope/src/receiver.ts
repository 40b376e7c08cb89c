import { equal, hex } from '@parley/core/base/bytes.ts';
import { ok, type Refusal, type Result, refuse } from '@parley/core/base/refusal.ts';
import type { JournalName } from '@parley/core/codec/names.ts';
import { envelopeLimits } from './limits.ts';
import { decodeOpen, keyNameOf, type Open, openInfo, verifyOpen } from './open.ts';
import {
  type EnvelopePorts,
  type LineSecret,
  noteKeyOf,
  type OwnReceiveKey,
  type PeerKeys,
} from './parties.ts';
import { ReceivingSession, sessionId } from './session.ts';

/** A session that a peer opened to us. */
export type Live = {
  readonly session: ReceivingSession;
  readonly from: JournalName;
  readonly keyName: string;
  readonly open: Uint8Array;
  /** Rises with each frame opened; 0: none yet. Decides which session goes first. */
  used: number;
};

/** Our receive keys, and the sessions that peers opened to them. Both bounded. */
export class Receiver {
  readonly #ports: EnvelopePorts;
  readonly #secret: LineSecret;
  readonly #self: number;
  readonly #keys = new Map<string, OwnReceiveKey>();
  readonly #sessions = new Map<string, Live>();
  #uses = 0;
  #last: Live | undefined;
  /** Sessions whose next frame may be prepared for. */
  readonly #opened = new Set<ReceivingSession>();
  /** Highest number of a receive key of ours that a peer's `open` named. */
  #seen = -1;

  constructor(ports: EnvelopePorts, secret: LineSecret, self: number) {
    this.#ports = ports;
    this.#secret = secret;
    this.#self = self;
  }

  /** Our receive key of the highest number. */
  get newest(): OwnReceiveKey | undefined {
    let newest: OwnReceiveKey | undefined;
    for (const key of this.#keys.values()) {
      if (newest === undefined || key.number > newest.number) newest = key;
    }
    return newest;
  }

  get seen(): number {
    return this.#seen;
  }

  addKey(key: OwnReceiveKey): void {
    this.#keys.set(hex(keyNameOf(this.#ports.crypto, key.publicKey)), key);
  }

  /** Ends the key and every session it carried: what it protected is past opening. */
  removeKey(number: number): void {
    for (const [name, key] of this.#keys) {
      if (key.number !== number) continue;
      this.#keys.delete(name);
      this.#last = undefined;
      for (const [id, live] of this.#sessions) if (live.keyName === name) this.#sessions.delete(id);
    }
  }

  find(id: string): Live | undefined {
    return this.#sessions.get(id);
  }

  /** The same by its bytes: most frames are of the session that opened the one before. */
  findBytes(id: Uint8Array): Live | undefined {
    const last = this.#last;
    return last && equal(last.session.id, id) ? last : this.find(hex(id));
  }

  /** The payload of a frame of this session; undefined when its tag fails. */
  open(live: Live, frame: Uint8Array): Uint8Array | undefined {
    const payload = live.session.open(frame);
    if (payload === undefined) return undefined;
    live.used = ++this.#uses;
    this.#last = live;
    this.#opened.add(live.session);
    return payload;
  }

  /** Sets up what the next frames of the sessions in use need. */
  prepare(): void {
    for (const session of this.#opened) session.prepare();
    this.#opened.clear();
  }

  liveOpens(): Uint8Array[] {
    return [...this.#sessions.values()].map((live) => live.open);
  }

  /** The same bytes were worked off before. */
  isKnown(open: Open, frame: Uint8Array): boolean {
    const live = this.#sessions.get(hex(open.id));
    return live !== undefined && equal(live.open, frame);
  }

  /** Everything about an `open` that needs no receive key, in the order of spec/envelope.md. */
  check(frame: Uint8Array, peerOf: (party: number) => PeerKeys | undefined): Result<Open> {
    const decoded = decodeOpen(frame);
    if (!decoded.ok) return decoded;
    const open = decoded.value;
    if (!equal(open.line, this.#secret.line)) return refuse('wrong-line');
    if (open.recipient !== this.#self) return refuse('wrong-recipient');
    const peer = peerOf(open.sender.party);
    if (peer === undefined) return refuse('unknown-party', `party ${open.sender.party}`);
    const noteKey = noteKeyOf(peer, open.sender);
    if (noteKey === undefined) return refuse('unknown-journal', `party ${open.sender.party}`);
    if (!verifyOpen(this.#ports.crypto, open, noteKey)) return refuse('bad-signature', 'open');
    return ok(open);
  }

  /** The receive key that a checked `open` names. */
  lookUp(open: Open): Result<OwnReceiveKey> {
    const key = this.#keys.get(hex(open.keyName));
    if (key === undefined) return refuse('receive-key-unknown', `key ${open.keyNumber}`);
    if (key.number !== open.keyNumber) return refuse('malformed', 'open: number of the key');
    return ok(key);
  }

  /** Notes the number of a key that we lack. A claim far above our newest counts only in part. */
  noteLacking(open: Open): void {
    const leap = (this.newest?.number ?? -1) + envelopeLimits.keyNumberLeapMax;
    this.#seen = Math.max(this.#seen, Math.min(open.keyNumber, leap));
  }

  /** The session that a checked `open` carries. Refuses `open-unreadable`. */
  async derive(open: Open, key: OwnReceiveKey): Promise<Result<ReceivingSession>> {
    const context = { info: openInfo(open), psk: this.#secret.psk, pskId: this.#secret.line };
    const secret = await this.#ports.hpke.open(key.privateKey, open, context);
    if (secret === undefined) return unreadable(open);
    const id = sessionId(this.#ports.aead, secret);
    // Else a party could name another's session and stand in its way.
    const session = equal(id, open.id) ? new ReceivingSession(this.#ports.aead, secret) : undefined;
    secret.fill(0);
    return session === undefined ? unreadable(open) : ok(session);
  }

  /** Takes a derived session in, unless its key went meanwhile; the least used one gives way. */
  admit(open: Open, session: ReceivingSession, frame: Uint8Array): boolean {
    const keyName = hex(open.keyName);
    if (!this.#keys.has(keyName) || this.#sessions.has(hex(open.id))) return false;
    this.#makeRoom(open.sender.party);
    const live = { session, from: open.sender, keyName, open: frame.slice(), used: 0 };
    this.#sessions.set(hex(open.id), live);
    return true;
  }

  #makeRoom(party: number): void {
    const own = [...this.#sessions].filter(([, live]) => live.from.party === party);
    if (own.length < envelopeLimits.receivingPerPeerMax) return;
    own.sort(([, a], [, b]) => a.used - b.used);
    this.#last = undefined;
    this.#sessions.delete((own[0] as [string, Live])[0]);
  }
}

function unreadable(open: Open): Refusal {
  return refuse('open-unreadable', `party ${open.sender.party}, key ${open.keyNumber}`);
}
