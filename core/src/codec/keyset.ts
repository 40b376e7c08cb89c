import { hex } from '../base/bytes.ts';
import type { CborValue } from './cbor.ts';
import { bytes, distinct, mapped, tuple, uint } from './check.ts';
import { hash32 } from './shapes.ts';

/** An X-Wing public key and its number (design section 3). */
export type ReceiveKey = { readonly number: number; readonly publicKey: Uint8Array };

/** Every public key of one incarnation (spec/charter.md, certificate). */
export type Keys = {
  /** Ed25519: checkpoints, `open`, `cannot-open`, canary answers. */
  readonly note: Uint8Array;
  /** Ed25519: cosignatures. Never the note key: the v1 message names no cosigner. */
  readonly cosign: Uint8Array;
  /** ML-DSA-44: post-quantum cosignatures. */
  readonly mldsa: Uint8Array;
  /** Ed25519: websocket circuits. */
  readonly tls: Uint8Array;
  /** The first receive key; later ones stand in entries. */
  readonly receive: ReceiveKey;
};

export const receiveKeyCheck = mapped(
  tuple(uint, bytes(1216)),
  ([number, publicKey]): ReceiveKey => ({ number, publicKey }),
);

/** Keys of the right lengths, no two the same. */
export const keysCheck = mapped(
  tuple(hash32, hash32, bytes(1312), hash32, receiveKeyCheck),
  ([note, cosign, mldsa, tls, receive]): Keys | undefined =>
    distinct([note, cosign, tls].map(hex)) ? { note, cosign, mldsa, tls, receive } : undefined,
);

export function keysValue(keys: Keys): CborValue {
  const { number, publicKey } = keys.receive;
  return [keys.note, keys.cosign, keys.mldsa, keys.tls, [number, publicKey]];
}

/** Every key in hexadecimal, for rules of uniqueness. */
export function keyNames(keys: Keys): string[] {
  return [keys.note, keys.cosign, keys.mldsa, keys.tls, keys.receive.publicKey].map(hex);
}
