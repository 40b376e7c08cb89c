import { hex, unhex } from '@parley/core/base/bytes.ts';
import { decode, encode } from '@parley/core/codec/cbor.ts';
import {
  bytes,
  checked,
  either,
  list,
  literal,
  nullable,
  text,
  tuple,
  uint,
} from '@parley/core/codec/check.ts';
import { cosignedBy } from '@parley/core/replication/counts.ts';
import type { Line } from '@parley/core/replication/line.ts';
import type { SealedTo } from '@parley/envelope/parties.ts';
import type { LineStore } from '../store/line-store.ts';
import { factsBehind, putFact } from './facts.ts';

/** A courier file that was written here and whose receipt is still out. */
export type CarriedFile = {
  readonly peer: number;
  /** Id of its session, 8 bytes. */
  readonly session: Uint8Array;
  /** The receive key it is sealed to. */
  readonly to: SealedTo;
  /** Ms since 1970, when it was written. */
  readonly time: number;
  /** The challenge in it: a have vector that names it shows that it was opened. */
  readonly nonce: Uint8Array;
  /** How far its entries reach, by journal key. */
  readonly covers: readonly (readonly [journal: string, size: number])[];
  /** The peer said that it cannot open it: what it held goes into the next file. */
  readonly lost: boolean;
};

const prefix = 'carried.';
/** More are not remembered for one peer: the oldest are forgotten. */
const carriedMax = 64;

const shape = tuple(
  uint,
  // A number alone: written before that of which incarnation was kept.
  either(tuple(uint, nullable(bytes(8))), uint),
  uint,
  bytes(8),
  list(tuple(text(1, 64), uint), 0, 1024),
  literal(0, 1),
);

export function putCarried(store: LineStore, file: CarriedFile): void {
  const { peer, session, to, time, nonce, covers, lost } = file;
  const pairs = covers.map(([journal, size]) => [journal, size]);
  const value = encode([peer, [to.number, to.tag], time, nonce, pairs, lost ? 1 : 0]);
  putFact(store, prefix + hex(session), value);
  const others = carriedFiles(store).filter((one) => one.peer === peer);
  const old = others.slice(0, Math.max(0, others.length - carriedMax));
  for (const one of old) dropCarried(store, one.session);
}

export function dropCarried(store: LineStore, session: Uint8Array): void {
  putFact(store, prefix + hex(session), null);
}

/** Oldest first. */
export function carriedFiles(store: LineStore): CarriedFile[] {
  const files: CarriedFile[] = [];
  for (const [name, value] of factsBehind(store, prefix)) {
    const decoded = decode(value);
    const fields = decoded.ok ? checked(shape, decoded.value, 'carried file') : decoded;
    const session = unhex(name);
    if (!fields.ok || session === undefined) continue;
    const [peer, key, time, nonce, covers, lost] = fields.value;
    const [number, tag] = typeof key === 'number' ? [key, null] : key;
    files.push({ peer, session, to: { number, tag }, time, nonce, covers, lost: lost === 1 });
  }
  return files.sort((a, b) => a.time - b.time);
}

/** All that the file held is on the peer's record; of one without entries: it was opened. */
export function isReceipted(line: Line, file: CarriedFile): boolean {
  const peer = line.peers.get(file.peer);
  if (!peer) return true;
  if (file.covers.length === 0) {
    const named = peer.challenges.get(hex(file.nonce));
    return named === undefined || named.ordinal <= peer.haveOrdinal;
  }
  return file.covers.every(([key, size]) => {
    const journal = line.journals.get(key);
    if (!journal) return true;
    const held =
      journal.name.party === file.peer
        ? (peer.byCourier.reported.get(key) ?? 0)
        : cosignedBy(line, journal, file.peer);
    return held >= size;
  });
}
