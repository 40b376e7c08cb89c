import type { SimCrypto } from '../crypto/ports.ts';
import { boundMs, difference } from '../invariants/i07-converges.ts';
import { lackedAttachment } from '../invariants/i19-attachments-are-whole.ts';
import { Violation } from '../invariants/invariant.ts';
import { Random } from '../random.ts';
import { World } from '../world/world.ts';
import { playActs } from './acts.ts';
import { beginChaos } from './chaos.ts';
import { heal } from './heal.ts';
import type { Plan } from './plan.ts';
import { Run } from './run.ts';

const minuteMs = 60_000;
/** Within so long after healing nobody waits for a tail any more: new keys are opened. */
const officersMs = 60 * minuteMs;

export type Failure = {
  /** The invariant, or `bug` where our own code threw. */
  readonly id: string;
  readonly what: string;
  readonly stack: string;
};

/** What became of one seed. */
export type Outcome = {
  readonly seed: number;
  readonly hash: string;
  readonly events: number;
  /** Simulated time of the line, ms. */
  readonly elapsed: number;
  readonly failure: Failure | null;
  readonly hits: readonly (readonly [name: string, count: number])[];
  /** Lies told, by strategy. */
  readonly lies: readonly (readonly [name: string, count: number])[];
};

export type SeedOptions = {
  readonly crypto: SimCrypto;
  /** Takes the lines of the trace, if somebody reads. */
  readonly line?: (text: string) => void;
};

/** Runs a plan: chaos, healing to one slow circuit, and everything that must hold then. */
export async function runPlan(plan: Plan, { crypto, line }: SeedOptions): Promise<Outcome> {
  const random = new Random(plan.seed).split('world');
  const { parties, settings } = plan;
  const world = await World.create(crypto, random, { parties, settings });
  if (line) world.trace.line = line;
  const run = new Run(world);
  let failure: Failure | null = null;
  try {
    await play(run, plan);
  } catch (error) {
    failure = failureOf(world.failure ?? error);
    world.trace.write(-1, 'end', `${failure.id}: ${failure.what}`);
  }
  return {
    seed: plan.seed,
    hash: world.trace.hash,
    events: world.trace.events,
    elapsed: world.elapsed,
    failure,
    hits: [...run.hits],
    lies: run.cast.liars.map(({ strategy, liar }) => [strategy.name, liar.lies]),
  };
}

async function play(run: Run, plan: Plan): Promise<void> {
  beginChaos(run, plan);
  await run.pass(plan.chaosMs);
  heal(run);
  await converge(run);
  await run.finish();
  if (plan.acts.length === 0) return;
  await playActs(run, plan);
  await converge(run);
  await run.finish();
}

/** I7: within what has to be carried, twice, and a quarter of an hour. */
async function converge(run: Run): Promise<void> {
  const { world } = run;
  const begun = world.elapsed;
  let end = begun + boundMs(run);
  // What was said twice must be noticed, too: three heartbeats and the time of a few frames.
  const { challengePeriodS } = world.station(0).line.settings;
  await run.pass(5 * minuteMs + 3 * challengePeriodS * 1000);
  for (;;) {
    const rest = difference(run) ?? lackedAttachment(run);
    if (!rest) return;
    // Officers need their time to see that a station signs nothing; from then on the rest is due.
    if (world.stations.some(({ line }) => line.mute)) {
      end = Math.min(begun + officersMs, world.elapsed) + boundMs(run);
    }
    if (world.elapsed > end) throw new Violation(difference(run) ? 'I7' : 'I19', rest);
    await run.pass(minuteMs);
  }
}

function failureOf(error: unknown): Failure {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  if (error instanceof Violation) {
    return { id: error.id, what: error.message.slice(error.id.length + 2), stack };
  }
  return { id: 'bug', what: error instanceof Error ? error.message : String(error), stack };
}
