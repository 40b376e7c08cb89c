import { only, type Plan } from './plan.ts';
import type { Outcome } from './seed.ts';

/** So many runs at most are spent on making one failure shorter. */
const triesMax = 120;

/**
 * A plan with as few steps as still fail the same invariant: halves are left out, then quarters,
 * then single steps, and the liars if they are not needed.
 */
export async function shrink(
  plan: Plan,
  failed: Outcome,
  run: (plan: Plan) => Promise<Outcome>,
  mayGoOn: () => boolean = () => true,
): Promise<Plan> {
  let tries = 0;
  const fails = async (smaller: Plan): Promise<boolean> => {
    if (++tries > triesMax || !mayGoOn()) return false;
    return (await run(smaller)).failure?.id === failed.failure?.id;
  };
  let best = plan;
  const honest = only(plan, { steps: numbers(plan), liars: false });
  if (await fails(honest)) best = honest;
  for (let parts = 2; best.steps.length > 0; ) {
    if (tries > triesMax || !mayGoOn()) break;
    const smaller = await without(best, parts, fails);
    if (smaller) {
      best = smaller;
      parts = Math.max(2, parts - 1);
    } else if (parts >= best.steps.length) break;
    else parts = Math.min(best.steps.length, 2 * parts);
  }
  return best;
}

function numbers(plan: Plan): Set<number> {
  return new Set(plan.steps.map(({ n }) => n));
}

/** The first plan without one of so many parts that still fails. */
async function without(
  plan: Plan,
  parts: number,
  fails: (plan: Plan) => Promise<boolean>,
): Promise<Plan | undefined> {
  const all = [...numbers(plan)];
  const size = Math.ceil(all.length / parts);
  for (let from = 0; from < all.length; from += size) {
    const steps = new Set([...all.slice(0, from), ...all.slice(from + size)]);
    const smaller = only(plan, { steps, liars: plan.acts.length > 0 });
    if (await fails(smaller)) return smaller;
  }
  return undefined;
}
