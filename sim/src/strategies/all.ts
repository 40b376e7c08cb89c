import { hiddenFork } from './hidden-fork.ts';
import { keepsLast } from './keeps-last.ts';
import type { Strategy } from './strategy.ts';

/** Every way to lie, in the order of the table; a seed draws from them by name. */
export const strategies: readonly Strategy[] = [hiddenFork, keepsLast];
