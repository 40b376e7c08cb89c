import { i01 } from './i01-recorded-is-held.ts';
import { i02 } from './i02-one-head.ts';
import { i04 } from './i04-signed-by-owner.ts';
import { i06 } from './i06-fork-is-proved.ts';
import { i11 } from './i11-cosigned-trees-grow.ts';
import type { Invariant } from './invariant.ts';

/** Everything that always holds, whatever the faults. */
export const invariants: readonly Invariant[] = [i01, i02, i04, i06, i11];
