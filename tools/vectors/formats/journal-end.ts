import { hex } from '@parley/core/base/bytes.ts';
import { limits } from '@parley/core/base/limits.ts';
import { encodeBundle } from '@parley/core/codec/payload.ts';
import { encodeRun } from '@parley/core/codec/run.ts';
import type { VectorFile } from '../case.ts';
import { fail } from '../mutate.ts';
import { own } from '../sample.ts';
import { seeded } from '../seeded.ts';
import { message } from './run.ts';

const most = limits.journalEntriesMax;

function bundleAt(first: number, count: number): Uint8Array {
  const run = encodeRun(Array.from({ length: count }, (_, i) => message(i)));
  const head = { signature: seeded('signature', 64), root: seeded('root at the end', 32) };
  return encodeBundle(own, first, run, head);
}

/** Bundles at the end of all numbers: spec/bundle.md, Bundle. */
export function journalEndVectors(): VectorFile {
  const bad = (name: string, first: number, count: number) => {
    return fail(name, 'malformed', bundleAt(first, count));
  };
  return {
    format: 'payload',
    about: 'Bundles at the largest size that a journal can have (spec/bundle.md).',
    pass: [
      {
        name: 'a bundle up to 2^48 entries',
        bytes: hex(bundleAt(most - 2, 2)),
        shows: { type: 'bundle' },
      },
    ],
    fail: [
      bad('a bundle beyond 2^48 entries', most - 1, 2),
      bad('a bundle that begins at 2^48', most, 1),
      bad('an entry whose size would be 2^53 - 1', Number.MAX_SAFE_INTEGER - 1, 1),
      bad('an entry whose size would be 2^53', Number.MAX_SAFE_INTEGER, 1),
      bad('entries whose last seq would be above 2^53', Number.MAX_SAFE_INTEGER, 3),
    ],
  };
}
