import { equal } from '@parley/core/base/bytes.ts';
import type { Crypto, Entropy } from '@parley/core/base/crypto.ts';
import type { JournalName } from '@parley/core/codec/names.ts';
import type { Aead, Hpke } from './ports.ts';

/** What an envelope is built on; all of it handed in. */
export type EnvelopePorts = {
  readonly hpke: Hpke;
  readonly aead: Aead;
  readonly crypto: Crypto;
  readonly entropy: Entropy;
};

/** The line and its ceremony secret. */
export type LineSecret = { readonly line: Uint8Array; readonly psk: Uint8Array };

/** Our own present incarnation, and its note key behind a callback. */
export type OwnParty = JournalName & {
  sign(message: Uint8Array): Uint8Array | Promise<Uint8Array>;
};

/** A note key of one incarnation of a peer. */
export type NoteKey = {
  readonly number: number;
  readonly tag: Uint8Array;
  readonly key: Uint8Array;
};

export type PublicReceiveKey = { readonly number: number; readonly publicKey: Uint8Array };

/** Which receive key something is sealed to: numbers are those of one incarnation. */
export type SealedTo = {
  readonly number: number;
  /** Tag of the incarnation whose key it is; null: not known, and not the present one. */
  readonly tag: Uint8Array | null;
};

/** What the core knows of a peer from the charter, certificates and `receive-key` entries. */
export type PeerKeys = {
  /** Of every incarnation whose sessions may still be opened; the last one is the present. */
  readonly noteKeys: readonly NoteKey[];
  /** The newest receive key of the present incarnation. */
  readonly receiveKey: PublicReceiveKey;
};

/** One of our own receive keys, whole. */
export type OwnReceiveKey = PublicReceiveKey & { readonly privateKey: Uint8Array };

/** The note key of a peer's incarnation, or undefined when no certificate of it is known. */
export function noteKeyOf(peer: PeerKeys, name: JournalName): Uint8Array | undefined {
  return peer.noteKeys.find((k) => k.number === name.number && equal(k.tag, name.tag))?.key;
}

/** The incarnation whose `cannot-open` counts: receive keys belong to an incarnation. */
export function presentOf(peer: PeerKeys): NoteKey | undefined {
  return peer.noteKeys.at(-1);
}
