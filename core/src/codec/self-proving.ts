import type { Payload } from './payload.ts';

/** Payloads that prove themselves, and are taken from any party of the line (spec/frame.md). */
export const selfProving: ReadonlySet<Payload['type']> = new Set([
  'bundle',
  'cosignature',
  'canary-answer',
  'note',
  'fork-proof',
  'over-limit',
  'pq',
]);
