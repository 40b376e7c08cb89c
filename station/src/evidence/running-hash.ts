import { createHash } from 'node:crypto';
import type { RunningHash } from '@parley/core/evidence/transcript.ts';

/** SHA-256 in pieces. */
export function runningSha256(): RunningHash {
  const hash = createHash('sha256');
  return {
    update: (bytes) => void hash.update(bytes),
    digest: () => new Uint8Array(hash.digest()),
  };
}
