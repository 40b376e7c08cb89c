import { equal } from '@parley/core/base/bytes.ts';
import type { Target } from '../engine/target.ts';
import { type Mistake, plantedDecoder } from './decoder.ts';

const mistakes: readonly Mistake[] = ['throws', 'other-bytes', 'stalls', 'allocates', 'hangs'];

/** For the test of the fuzzer: run only where they are asked for by name. */
export const plantedTargets: readonly Target[] = mistakes.map((mistake) => ({
  name: `planted-${mistake}`,
  seeds: () => [Uint8Array.of(0, 0, 0, 0)],
  run: (bytes) => {
    const written = plantedDecoder(mistake, bytes);
    return written === undefined || equal(written, bytes) ? undefined : 'other bytes';
  },
}));
