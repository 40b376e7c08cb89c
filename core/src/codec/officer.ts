import { concat, equal } from '../base/bytes.ts';
import type { Crypto } from '../base/crypto.ts';
import type { CborValue } from './cbor.ts';
import {
  bytes,
  bytesUpTo,
  type Check,
  distinct,
  list,
  literal,
  mapped,
  plain,
  text,
  tuple,
  word,
} from './check.ts';
import { type Role, roles } from './kinds.ts';

/** How an officer signs: 0 Ed25519 key file, 1 WebAuthn ES256, 2 WebAuthn EdDSA. */
export type Scheme = 0 | 1 | 2;

/** A person at a station, under a pseudonym (spec/release.md). */
export type Officer = {
  /** First 8 bytes of SHA-256(scheme byte, public key). */
  readonly id: Uint8Array;
  readonly scheme: Scheme;
  /** Ed25519: 32 bytes; P-256: 65 bytes, uncompressed. */
  readonly publicKey: Uint8Array;
  readonly roles: readonly Role[];
  readonly name: string;
};

/** The id that a key and its scheme give an officer. */
export function officerIdOf(crypto: Crypto, scheme: Scheme, publicKey: Uint8Array): Uint8Array {
  return crypto.sha256(concat(new Uint8Array([scheme]), publicKey)).slice(0, 8);
}

/** The id belongs to the key. To be asked of every officer that came from outside. */
export function officerIdFits(crypto: Crypto, officer: Officer): boolean {
  return equal(officer.id, officerIdOf(crypto, officer.scheme, officer.publicKey));
}

const shape = tuple(
  bytes(8),
  literal<Scheme>(0, 1, 2),
  bytesUpTo(65),
  list(word(roles), 1, roles.length),
  text(1, 64, plain),
);

/** The shape of an officer: length of the key by scheme, roles known and named once. */
export const officerCheck: Check<Officer> = mapped(shape, (parts) => {
  const [id, scheme, publicKey, held, name] = parts;
  const keyFits =
    scheme === 1 ? publicKey.length === 65 && publicKey[0] === 4 : publicKey.length === 32;
  return keyFits && distinct(held) ? { id, scheme, publicKey, roles: held, name } : undefined;
});

export function officerValue(officer: Officer): CborValue {
  return [officer.id, officer.scheme, officer.publicKey, officer.roles, officer.name];
}
