import { hex } from '@parley/core/base/bytes.ts';
import { journalKey, originOf } from '@parley/core/codec/names.ts';
import { Envelope } from '@parley/envelope/envelope.ts';
import { systemTimers } from '@parley/station/circuits/timing.ts';
import type { Opened } from '@parley/station/circuits/websocket/connection.ts';
import { dial } from '@parley/station/circuits/websocket/dial.ts';
import { tlsIdentity } from '@parley/station/circuits/websocket/tls.ts';
import { nodeCrypto } from '@parley/station/keys/node-crypto.ts';
import { ed25519Signer, mlDsa44Signer } from '@parley/station/keys/signer.ts';
import { aead } from '@parley/station/ports/aead.ts';
import { hpke } from '@parley/station/ports/hpke.ts';
import { entropy } from '@parley/station/station.ts';
import { StationStore } from '@parley/station/store/station-store.ts';
import type { FoundedLine } from '@parley/station/testing/found-line.ts';
import { until } from './until.ts';

export const crypto = nodeCrypto();

/** The private keys of a party, taken from its disk: who has them can say whatever it likes. */
export function stolenKeys(founded: FoundedLine, party: number) {
  const paths = founded.paths[party] as FoundedLine['paths'][number];
  const { tag, name: partyName } = founded.charter.parties[party] as {
    tag: Uint8Array;
    name: string;
  };
  const name = { party, number: 0, tag };
  const station = StationStore.open(paths, founded.secret);
  try {
    const { keyring } = station.line(hex(founded.line));
    const keys = keyring.get(journalKey(name));
    const psk = keyring.psk();
    if (!keys || !psk) throw new Error('a founded station has its keys');
    return {
      name,
      origin: originOf(founded.line, partyName, name),
      note: ed25519Signer(keys.note),
      cosign: ed25519Signer(keys.cosign),
      mldsa: mlDsa44Signer(keys.mldsa),
      tls: keys.tls,
      psk,
    };
  } finally {
    station.close();
  }
}

export type StolenKeys = ReturnType<typeof stolenKeys>;

/** Where a party listens. */
function addressOf(founded: FoundedLine, party: number): string {
  const found = founded.charter.circuits[0]?.addresses.find((one) => one.party === party);
  if (!found) throw new Error('that party listens nowhere');
  return found.address;
}

/** One attempt to reach a party with this TLS key: the open websocket, or why there is none. */
export function attempt(
  founded: FoundedLine,
  to: number,
  tls: Uint8Array,
  certificate: Uint8Array = new Uint8Array(0),
): Promise<Opened | { readonly why: string }> {
  const listener = tlsPublicKeyOf(founded, to);
  const acquaintance = {
    identity: () => tlsIdentity(tls),
    certificate: () => certificate,
    mayLack: () => certificate.length > 0,
    identify: (key: Uint8Array) => (Buffer.from(key).equals(listener) ? to : undefined),
  };
  const options = { peer: to, address: addressOf(founded, to), introduce: false, acquaintance };
  return new Promise((resolve) => {
    dial({ ...options, handshakeMs: 5000, timers: systemTimers }, resolve);
  });
}

function tlsPublicKeyOf(founded: FoundedLine, party: number): Uint8Array {
  return founded.charter.parties[party]?.keys.tls as Uint8Array;
}

/** A peer that holds true keys and keeps no rule, over a real websocket. */
export class BadPeer {
  readonly keys: StolenKeys;
  readonly #to: number;
  readonly #opened: Opened;
  readonly #envelope: Envelope;
  /** Frames that came back. */
  received = 0;
  closed: { code: number } | undefined;
  #open: Uint8Array | undefined;

  private constructor(founded: FoundedLine, keys: StolenKeys, to: number, opened: Opened) {
    this.keys = keys;
    this.#to = to;
    this.#opened = opened;
    opened.ws.on('message', () => this.received++);
    opened.ws.on('close', (code: number) => (this.closed = { code }));
    opened.ws.on('error', () => {});
    this.#envelope = new Envelope({
      secret: { line: founded.line, psk: keys.psk },
      own: { ...keys.name, sign: (message) => keys.note.sign(message) },
      ports: { hpke, aead, crypto, entropy },
      emit: (event) => {
        if (event.t === 'open') this.#open = event.frame;
      },
    });
    const party = founded.charter.parties[to] as FoundedLine['charter']['parties'][number];
    const note = { number: 0, tag: party.tag, key: party.keys.note };
    this.#envelope.setPeer(to, { noteKeys: [note], receiveKey: party.keys.receive });
  }

  /** Connects and opens a session, so that sealed frames open over there. */
  static async connect(
    founded: FoundedLine,
    me: number,
    to: number,
    changed: Partial<StolenKeys> = {},
  ): Promise<BadPeer> {
    const keys = { ...stolenKeys(founded, me), ...changed };
    const opened = await attempt(founded, to, keys.tls);
    if (!('ws' in opened)) throw new Error(opened.why);
    const peer = new BadPeer(founded, keys, to, opened);
    peer.#envelope.tick(0);
    await until(() => peer.#open !== undefined, 'a session of the bad peer');
    peer.send(peer.open);
    return peer;
  }

  /** The frame that opens the session. */
  get open(): Uint8Array {
    return this.#open as Uint8Array;
  }

  /** A payload as a frame that opens. */
  sealed(payload: Uint8Array): Uint8Array {
    let sealed: Uint8Array | undefined;
    this.#envelope.seal(this.#to, payload, (frame) => (sealed = frame), 0);
    if (!sealed) throw new Error('the session is there');
    return sealed;
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

  give(...payloads: readonly Uint8Array[]): void {
    this.send(...payloads.map((payload) => this.sealed(payload)));
  }

  async end(): Promise<void> {
    if (this.closed) return;
    this.#opened.ws.terminate();
    await until(() => this.closed !== undefined, 'the bad peer is gone');
  }
}
