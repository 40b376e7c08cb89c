import type { Entropy } from '@parley/core/base/crypto.ts';

/**
 * Milliseconds to wait before dialling again after `failures` failures in a row: full jitter, that
 * is anything from 0 to a bound that doubles up to the cap, so that peers which lost one relay
 * together do not come back together.
 */
export function backoff(failures: number, bounds: BackoffBounds, entropy: Entropy): number {
  const doubled = bounds.backoffBaseMs * 2 ** Math.min(failures, 30);
  const bound = Math.min(bounds.backoffCapMs, doubled);
  const bytes = entropy.bytes(4);
  const random = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0) / 2 ** 32;
  return Math.floor(random * bound);
}

export type BackoffBounds = { readonly backoffBaseMs: number; readonly backoffCapMs: number };
