import { Random } from '../random.ts';
import type { Plan, Step } from './plan.ts';
import type { Run } from './run.ts';

/** Circuits of these names, as many as a plan has between each two. */
const circuitNames = ['ws', 'sat', 'radio'];

/** Brings all circuits up, lets the liars begin, and puts every step in its place. */
export function beginChaos(run: Run, plan: Plan): void {
  const { world } = run;
  for (const a of world.stations) {
    for (const b of world.stations) {
      if (a.me >= b.me) continue;
      for (const name of circuitNames.slice(0, plan.circuits)) {
        world.connect(world.link(name, a.me, b.me));
      }
    }
  }
  for (const { strategy, party } of plan.liars) {
    const links = world.links.filter((link) => link.has(party) && link.id.startsWith('ws'));
    run.cast.begin(strategy, { party, links });
  }
  for (const step of plan.steps) {
    world.later(step.at, () => {
      if (!run.healed) take(run, plan, step);
      return undefined;
    });
  }
}

function take(run: Run, plan: Plan, { n, fault }: Step): void {
  const { trace } = run.world;
  run.hit(fault.name);
  trace.tell(-1, 'step', n, fault.name.length);
  trace.write(-1, 'step', `${n} ${fault.name}`);
  const random = new Random(plan.seed).split(`step ${n}`);
  try {
    const acting = fault.act(run, random);
    if (!acting) return;
    run.world.stir();
    acting.catch((error: unknown) => run.world.fail(error));
  } catch (error) {
    run.world.fail(error);
  }
}
