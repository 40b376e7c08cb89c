/** The public keys of one incarnation (spec/incarnation.md). */
import { type Bytes, hex } from '../base/bytes.ts';
import type { Reader } from '../cbor/reader.ts';

export type Keys = {
  readonly note: Bytes;
  readonly cosign: Bytes;
  readonly mldsa: Bytes;
  readonly tls: Bytes;
  readonly receive: Bytes;
};

export function readKeys(reader: Reader): Keys {
  reader.array('keys', 5);
  const note = reader.blob('note key', 32);
  const cosign = reader.blob('cosignature key', 32);
  const mldsa = reader.blob('ML-DSA key', 1312);
  const tls = reader.blob('tls key', 32);
  reader.array('receive key', 2);
  reader.uint('number of the receive key');
  return { note, cosign, mldsa, tls, receive: reader.blob('receive key', 1216) };
}

/** Whether no two of these public keys are the same. */
export function areDifferent(keys: readonly Bytes[]): boolean {
  return new Set(keys.map(hex)).size === keys.length;
}

export function listKeys(keys: Keys): Bytes[] {
  return [keys.note, keys.cosign, keys.mldsa, keys.tls, keys.receive];
}
