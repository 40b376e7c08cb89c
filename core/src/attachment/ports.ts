import type { NamedAttachment, Stretch } from './named.ts';

/** What is held of an attachment. */
export type AttachmentState = {
  readonly size: number;
  /** Bytes present from the start without a gap: where the next piece is wanted. */
  readonly held: number;
  /** All bytes are here, and their hash has been checked. */
  readonly complete: boolean;
};

/** A piece of an attachment of `total` bytes. */
export type Piece = {
  readonly hash: Uint8Array;
  readonly offset: number;
  readonly total: number;
  readonly bytes: Uint8Array;
};

/**
 * Where pieces are kept, by hash, and what the entries held here name. Each call that writes is one
 * transaction, durable on return; false: the disk refuses, and nothing of it is written.
 */
export type AttachmentStore = {
  /** Undefined where nothing of it was ever kept. */
  state(sha256: Uint8Array): AttachmentState | undefined;
  /** True if a piece with this offset is here. */
  has(sha256: Uint8Array, offset: number): boolean;
  /** The bytes from `offset`, at most `length`; undefined where they are not held. */
  get(sha256: Uint8Array, offset: number, length: number): Uint8Array | undefined;
  /** Keeps a piece; what there is of that hash under another size goes. */
  keep(piece: Piece): boolean;
  /** True if all bytes are there and have that hash. */
  holds(sha256: Uint8Array, size: number): boolean;
  complete(sha256: Uint8Array): boolean;
  drop(sha256: Uint8Array): boolean;
  /** A party wants it by a one-way circuit: the next courier file answers. */
  askedByCourier(party: number, sha256: Uint8Array): void;
  /** An entry in the tables that names it, of this size where one is asked for. */
  namingOf(sha256: Uint8Array, size?: number): NamedAttachment | undefined;
  /** The next `most` after one in the tables, the most urgent first. */
  missingAfter(author: number, after: NamedAttachment | undefined, most: number): Stretch;
  /** How far the tables go in a journal, by its key. */
  tabledSize(journal: string): number;
  /** The tables have every entry that is held. */
  isTabled(): boolean;
};

export type AttachmentEvent =
  | { readonly event: 'held'; readonly named: NamedAttachment }
  | { readonly event: 'refused'; readonly code: string; readonly from: number | null };

/** The rest of the station, as attachments see it. */
export type AttachmentPorts = {
  readonly me: number;
  readonly store: AttachmentStore;
  /** All parties but this one. */
  parties(): Iterable<number>;
  /** Whether payloads of that name come by a circuit that takes answers. */
  isCircuit(name: string): boolean;
  /** Elapsed time, ms. */
  now(): number;
  /** Calls it when the turn under way is over, unless the station has stopped. */
  later(work: () => void): void;
  /** False: no circuit to that peer takes it. */
  send(peer: number, payload: Uint8Array): boolean;
  /** Whether some circuit to that peer has nothing under way. */
  idle(peer: number): boolean;
  /** Entries wait to be written, or are on their way to that peer. */
  busy(peer: number): boolean;
  tell(event: AttachmentEvent): void;
};
