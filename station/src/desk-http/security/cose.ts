import { concat } from '@parley/core/base/bytes.ts';
import { decode } from '@parley/core/codec/cbor.ts';
import type { Scheme } from '@parley/core/codec/officer.ts';

/** A public key as officers have it (spec/release.md): its scheme and its bytes. */
export type OfficerKey = { readonly scheme: Scheme; readonly publicKey: Uint8Array };

/** COSE (RFC 9053): key type, algorithm, curve, x, y. */
const label = { kty: 1, alg: 3, crv: -1, x: -2, y: -3 } as const;

/** An authenticator's key: P-256 with ES256, or Ed25519 with EdDSA; undefined for any other. */
export function officerKeyOf(cose: Uint8Array): OfficerKey | undefined {
  const decoded = decode(cose);
  if (!decoded.ok || !(decoded.value instanceof Map)) return undefined;
  const key = decoded.value;
  const [x, y] = [key.get(label.x), key.get(label.y)];
  if (!(x instanceof Uint8Array) || x.length !== 32) return undefined;
  const is = (kty: number, alg: number, crv: number) =>
    key.get(label.kty) === kty && key.get(label.alg) === alg && key.get(label.crv) === crv;
  if (is(1, -8, 6)) return { scheme: 2, publicKey: x.slice() };
  if (!is(2, -7, 1) || !(y instanceof Uint8Array) || y.length !== 32) return undefined;
  return { scheme: 1, publicKey: concat(new Uint8Array([4]), x, y) };
}
