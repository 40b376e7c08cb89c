import { limits } from '../base/limits.ts';
import type { CborValue } from './cbor.ts';
import { bytes, bytesUpTo, either, literal, mapped, tuple } from './check.ts';
import { signature64 } from './shapes.ts';

/** An officer's signature over the challenge of a release (spec/release.md). */
export type Release =
  | { readonly scheme: 0; readonly officer: Uint8Array; readonly signature: Uint8Array }
  | {
      readonly scheme: 1 | 2;
      readonly officer: Uint8Array;
      readonly authenticatorData: Uint8Array;
      readonly clientDataJson: Uint8Array;
      /** DER for ES256, 64 bytes for EdDSA. */
      readonly signature: Uint8Array;
    };

const part = bytesUpTo(limits.assertionPartBytesMax);

const keyFile = mapped(
  tuple(bytes(8), literal<0>(0), signature64),
  ([officer, scheme, signature]): Release => ({ scheme, officer, signature }),
);

const assertion = mapped(
  tuple(bytes(8), literal<1 | 2>(1, 2), part, part, bytesUpTo(80)),
  ([officer, scheme, authenticatorData, clientDataJson, signature]): Release => ({
    scheme,
    officer,
    authenticatorData,
    clientDataJson,
    signature,
  }),
);

export const releaseCheck = either(keyFile, assertion);

export function releaseValue(release: Release): CborValue {
  if (release.scheme === 0) return [release.officer, 0, release.signature];
  const { officer, scheme, authenticatorData, clientDataJson, signature } = release;
  return [officer, scheme, authenticatorData, clientDataJson, signature];
}
