import { base64, unbase64 } from '@parley/core/base/base64.ts';
import { concat } from '@parley/core/base/bytes.ts';
import { limits } from '@parley/core/base/limits.ts';
import type { TlsIdentity } from './tls.ts';

/**
 * The certificate exchange of a websocket circuit (spec/circuit.md). A certificate is a frame of
 * type 3; at the start it rides in this header of the upgrade request, and of the answer to it,
 * because an answer of any kind would already be a byte for a stranger.
 */
export const certificateHeader = 'parley-frame';

/** How a carrier knows itself and its peers; asked anew at every connection. */
export type Acquaintance = {
  /** Our own TLS key of the present incarnation. */
  readonly identity: () => TlsIdentity;
  /** The certificate of our present incarnation. */
  readonly certificate: () => Uint8Array;
  /** True while that party has not receipted the entry of our certificate. */
  readonly mayLack: (peer: number) => boolean;
  /**
   * The party whose checked certificate, known or shown here, names this TLS key (32 bytes). A
   * certificate that does not check, or names another key, gives undefined.
   */
  readonly identify: (tlsKey: Uint8Array, claim?: Claim) => number | undefined;
};

/** What says who the other end is, beside its key. */
export type Claim = {
  /** The certificate that it showed. */
  readonly certificate?: Uint8Array | undefined;
  /** The party that was dialled, or is known to be there. */
  readonly dialled?: number;
};

/** The header's value for a certificate. */
export function certificateToHeader(certificate: Uint8Array): string {
  return base64(concat(new Uint8Array([3]), certificate));
}

/** The certificate in a header's value; undefined for a missing, doubled or malformed one. */
export function certificateOfHeader(value: string | string[] | undefined): Uint8Array | undefined {
  if (typeof value !== 'string' || value.length > 2 * limits.certificateBytesMax) return undefined;
  const frame = unbase64(value);
  return frame?.[0] === 3 ? frame.subarray(1) : undefined;
}
