import { i01 } from './i01-recorded-is-held.ts';
import { i02Guard } from './i02-guard-first.ts';
import { i02 } from './i02-one-head.ts';
import { i04 } from './i04-signed-by-owner.ts';
import { i06 } from './i06-fork-is-proved.ts';
import { i09 } from './i09-evidence-first.ts';
import { i11 } from './i11-cosigned-trees-grow.ts';
import type { Invariant } from './invariant.ts';

/** Everything that always holds, whatever the faults. */
export const invariants: readonly Invariant[] = [i01, i02, i02Guard, i04, i06, i09, i11];
