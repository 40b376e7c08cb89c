import { expect, it } from 'vitest';
import { fakeCrypto } from '../crypto/fake.ts';
import { stationCrypto } from '../crypto/station.testkit.ts';
import { only, planOf } from './plan.ts';
import { runPlan } from './seed.ts';

/** Short ones, of two parties, so that both kinds of cryptography can play them. */
const seeds = [12, 30];

it('I16: one seed gives one trace, whoever makes the signatures', async () => {
  for (const seed of seeds) {
    const whole = planOf(seed);
    const plan = { ...whole, acts: whole.acts.slice(0, 1) };
    const first = await runPlan(plan, { crypto: fakeCrypto });
    const again = await runPlan(plan, { crypto: fakeCrypto });
    const real = await runPlan(plan, { crypto: stationCrypto });
    expect(first.failure).toBe(null);
    expect([again.hash, again.events]).toEqual([first.hash, first.events]);
    expect([real.hash, real.events]).toEqual([first.hash, first.events]);
  }
});

it('a plan with fewer steps is a shorter story of the same seed', async () => {
  const plan = planOf(12);
  const few = only(plan, { steps: new Set([0, 1, 2]), liars: false });
  const outcome = await runPlan(few, { crypto: fakeCrypto });
  expect(few.steps.map(({ n }) => n)).toEqual([0, 1, 2]);
  expect(few.steps[0]).toEqual(plan.steps[0]);
  expect(outcome.failure).toBe(null);
});
