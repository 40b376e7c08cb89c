/** An officer as charters and roster entries name him (spec/release.md, "Release and officer"). */
import { type Bytes, concat, equal } from '../base/bytes.ts';
import { refuse } from '../base/refusal.ts';
import type { Reader } from '../cbor/reader.ts';
import { sha256 } from '../crypto/hash.ts';
import { isPlainText } from './words.ts';

const roles = [
  'principal',
  'releaser',
  'duty-officer',
  'drafter',
  'translator',
  'auditor',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

export type Officer = {
  readonly id: Bytes;
  readonly scheme: number;
  readonly publicKey: Bytes;
  readonly roles: readonly Role[];
  readonly name: string;
};

const keyLengths = [32, 65, 32] as const;

/** Refused with `malformed` where the form, the id or a part of it is not as the page says. */
export function readOfficer(reader: Reader): Officer {
  reader.array('officer', 5);
  const id = reader.blob('officer id', 8);
  const scheme = reader.uint('scheme', 2);
  const publicKey = reader.blob('officer key', keyLengths[scheme]);
  if (scheme === 1 && publicKey[0] !== 4) refuse('malformed', 'officer key: not uncompressed');
  const held = readRoles(reader);
  const name = reader.text('officer name');
  if (!isPlainText(name, 64)) refuse('malformed', 'officer name');
  const hash = sha256(concat(Uint8Array.of(scheme), publicKey));
  if (!equal(hash.subarray(0, 8), id)) refuse('malformed', 'officer id: not that of the key');
  return { id, scheme, publicKey, roles: held, name };
}

/** One to seven roles, none twice. */
export function readRoles(reader: Reader): Role[] {
  const held = reader.list('roles', () => {
    const word = reader.text('role');
    return roles.find((role) => role === word) ?? refuse('malformed', `role ${word}`);
  });
  if (held.length === 0 || new Set(held).size !== held.length) refuse('malformed', 'roles');
  return held;
}
