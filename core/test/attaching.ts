import type { NamedAttachment } from '../src/attachment/named.ts';
import type { AttachmentEvent, AttachmentPorts, Piece } from '../src/attachment/ports.ts';
import { Attachments } from '../src/attachment/transfer.ts';
import { equal } from '../src/base/bytes.ts';
import { limits } from '../src/base/limits.ts';
import { emptyBody, encodeBody } from '../src/codec/body.ts';
import { type Chunk, decodePayload, type Payload, type Want } from '../src/codec/payload.ts';
import { bytesOf, testCrypto } from './crypto.ts';
import { itemOf } from './standing.ts';

/*
 * A map of party 0 that an entry names, and the attachments of party 1, which is us: what goes out
 * is kept in a list, and what is to be done later is done when the test ends the turn.
 */

export const piece = limits.chunkBytesMax;
export const bytes = bytesOf('a map', 2 * piece + 100);
export const sha256 = testCrypto.sha256(bytes);
export const author = { party: 0, number: 0, tag: bytesOf('tag', 8) };

/** An entry of party 0 that names those bytes, as so many. */
export function naming(size = bytes.length, hash = sha256) {
  const attachments = [{ sha256: hash, size, name: 'map.png', mediaType: 'image/png' }];
  return itemOf('see the map', { body: encodeBody({ ...emptyBody, attachments }) });
}

export function chunkOf(offset: number, more: Partial<Chunk> = {}): Chunk {
  const part = bytes.subarray(offset, offset + piece);
  return { type: 'chunk', hash: sha256, offset, total: bytes.length, bytes: part, ...more };
}

export function wantOf(offset: number, length = piece): Want {
  return { type: 'want', hash: sha256, offset, length };
}

/** A disk that keeps the pieces of one attachment, or refuses them while it is full. */
export class Disk {
  readonly pieces = new Map<number, Uint8Array>();
  size = 0;
  whole = false;
  full = false;
  readonly named: NamedAttachment[] = [];
  readonly courier: number[] = [];

  read(): Uint8Array {
    const out = new Uint8Array(this.size);
    for (const [at, part] of this.pieces) out.set(part, at);
    return out;
  }

  held(): number {
    let end = 0;
    for (let part = this.pieces.get(0); part; part = this.pieces.get(end)) end += part.length;
    return end;
  }

  keep({ offset, total, bytes: part }: Piece): boolean {
    if (this.full) return false;
    this.size = total;
    this.pieces.set(offset, part.slice());
    return true;
  }

  drop(): boolean {
    this.pieces.clear();
    this.size = 0;
    this.whole = false;
    return true;
  }
}

export class Scene {
  readonly disk = new Disk();
  now = 1000;
  readonly later: (() => void)[] = [];
  readonly sent: { peer: number; payload: Payload }[] = [];
  readonly told: AttachmentEvent[] = [];
  readonly reached = new Set([0, 2]);
  attachments: Attachments;

  constructor() {
    this.attachments = new Attachments(this.ports());
    this.attachments.tick();
  }

  ports(): AttachmentPorts {
    const { told, later, reached } = this;
    return {
      me: 1,
      store: this.store(),
      parties: () => [0, 2],
      isCircuit: (name) => name !== 'stick',
      now: () => this.now,
      later: (work) => void later.push(work),
      send: (peer, payload) => this.#send(peer, payload),
      idle: (peer) => reached.has(peer),
      busy: () => false,
      tell: (event) => void told.push(event),
    };
  }

  store(): AttachmentPorts['store'] {
    const { disk } = this;
    return {
      state: (hash) => {
        if (disk.size === 0 || !equal(hash, sha256)) return undefined;
        return { size: disk.size, held: disk.held(), complete: disk.whole };
      },
      has: (_, offset) => disk.pieces.has(offset),
      get: (_, offset, length) => disk.read().subarray(offset, offset + length),
      keep: (one) => disk.keep(one),
      holds: (hash) => equal(testCrypto.sha256(disk.read()), hash),
      complete: () => {
        disk.whole = !disk.full;
        return disk.whole;
      },
      drop: () => disk.drop(),
      askedByCourier: (party) => void disk.courier.push(party),
      namingOf: (hash, size) =>
        disk.named.find((one) => {
          return equal(one.sha256, hash) && (size === undefined || size === one.size);
        }),
      missingAfter: (of) => {
        const missing = disk.whole ? [] : disk.named.filter((one) => one.author === of);
        return { missing, last: undefined };
      },
      tabledSize: () => 0,
      isTabled: () => true,
    };
  }

  /** False: nobody there takes it. */
  #send(peer: number, payload: Uint8Array): boolean {
    if (!this.reached.has(peer)) return false;
    const read = decodePayload(payload);
    if (read.ok) this.sent.push({ peer, payload: read.value });
    return true;
  }

  /** The turn under way ends, and what follows from it. */
  endTurn(): void {
    for (let work = this.later.shift(); work; work = this.later.shift()) work();
  }

  says(item = naming()): void {
    this.attachments.entries(author, 0, [item]);
  }

  /** A payload comes, and the turn that it came in ends. */
  comes(payload: Payload, from = 0, circuit = 'to us'): void {
    this.attachments.payload(from, circuit, payload);
    this.endTurn();
  }

  /** What was sent since: to whom, and where it begins. */
  takeSent(): [number, string, number][] {
    return this.sent.splice(0).map(({ peer, payload }) => {
      if (payload.type !== 'want' && payload.type !== 'chunk') throw new Error(payload.type);
      return [peer, payload.type, payload.offset];
    });
  }

  /** After so many ms: what is asked for then. */
  askedAfter(ms: number): [number, string, number][] {
    this.now += ms;
    this.attachments.tick();
    return this.takeSent();
  }

  /** All bytes are here, and an entry names them. */
  holds(): void {
    for (const at of [0, piece, 2 * piece]) this.disk.keep(chunkOf(at));
    this.disk.whole = true;
    this.says();
  }
}
