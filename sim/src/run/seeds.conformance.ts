import { expect, it } from 'vitest';
import { fakeCrypto } from '../crypto/fake.ts';
import { planOf } from './plan.ts';
import { runPlan } from './seed.ts';

/*
 * Some of the seeds of `./test.sh` in one process, so that what they reach can be counted
 * (tools/coverage). It is no test: there they run already, several at a time.
 */
const seeds = Array.from({ length: 60 }, (_, i) => i + 1);

it.each(seeds)('nothing breaks in seed %i', async (seed) => {
  expect((await runPlan(planOf(seed), { crypto: fakeCrypto })).failure).toBe(null);
});
