import { join } from 'node:path';
import { assert } from '@parley/core/base/assert.ts';
import { decodeCard, encodeCard } from '@parley/core/codec/card.ts';
import { type CborValue, decode, encode } from '@parley/core/codec/cbor.ts';
import type { Party } from '@parley/core/codec/charter.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import type { FoundingSecrets } from '../loop/founding-keys.ts';
import type { DataKey } from '../store/cipher.ts';
import { StoreRefusal } from '../store/refusals.ts';
import { readSealed, type SealedFile, writeSealed } from './sealed-file.ts';

/** What a station brings to its next ceremony: its card, and the keys behind it. */
export type Founding = { readonly party: Party; readonly secrets: FoundingSecrets };

/** Beside the seal; no backup contains it, for a restored card would be a second one. */
export function foundingFileOf(folder: string): string {
  return join(folder, 'founding.sealed');
}

function sealedIn(folder: string): SealedFile {
  return { file: foundingFileOf(folder), purpose: 'parley/founding/v1' };
}

/** Written before a card is shown. */
export function writeFounding(folder: string, key: DataKey, founding: Founding): void {
  writeSealed(sealedIn(folder), key, encodeFounding(founding));
}

/** Refuses `missing`, and `corrupt` for a file that this station's key does not open. */
export function readFounding(folder: string, key: DataKey): Founding {
  const file = foundingFileOf(folder);
  try {
    return decodeFounding(readSealed(sealedIn(folder), key));
  } catch (error) {
    throw error instanceof StoreRefusal ? error : new StoreRefusal('corrupt', file);
  }
}

function encodeFounding({ party, secrets }: Founding): Uint8Array {
  const { tag, note, cosign, mldsa, tls, receive } = secrets;
  const { number, publicKey, privateKey } = receive;
  const keys: CborValue = [tag, note, cosign, mldsa, tls, [number, publicKey, privateKey]];
  return encode([encodeCard(party), keys]);
}

function decodeFounding(bytes: Uint8Array): Founding {
  const decoded = decode(new Uint8Array(bytes));
  assert(decoded.ok, 'the founding file is what this station wrote');
  const [card, keys] = decoded.value as [Uint8Array, unknown[]];
  const party = decodeCard(nodeCrypto(), card);
  assert(party.ok, 'the founding file holds a card');
  const [tag, note, cosign, mldsa, tls] = keys as Uint8Array[];
  const [number, publicKey, privateKey] = keys[5] as [number, Uint8Array, Uint8Array];
  assert(tag && note && cosign && mldsa && tls, 'the founding file holds all keys');
  const receive = { number, publicKey, privateKey };
  return { party: party.value, secrets: { tag, note, cosign, mldsa, tls, receive } };
}
