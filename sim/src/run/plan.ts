import { faults, latestFaults, newestFaults } from '../faults/all.ts';
import type { Fault } from '../faults/fault.ts';
import { laterStore } from '../faults/store.ts';
import { Random } from '../random.ts';
import { laterStrategies, latestStrategies, strategies } from '../strategies/all.ts';
import type { Strategy } from '../strategies/strategy.ts';
import { actsOf } from './deal.ts';

/** Something that happens at a time; `n` names its place in the plan, for replays. */
export type Step = { readonly n: number; readonly at: number; readonly fault: Fault };

/** Liars at work together, when all is healed (`run/acts.ts`). */
export type Act = {
  readonly party: number;
  readonly ms: number;
  readonly strategies: readonly Strategy[];
};

/** Everything that a seed drew before its run begins. */
export type Plan = {
  readonly seed: number;
  readonly real: boolean;
  readonly parties: number;
  /** Charter settings by number: shorter periods than the usual ones. */
  readonly settings: ReadonlyMap<number, number>;
  /** Circuits between each two: 1 to 3. */
  readonly circuits: number;
  readonly chaosMs: number;
  /** The faults it drew from all there are. */
  readonly drawn: readonly Fault[];
  readonly liars: readonly { readonly strategy: Strategy; readonly party: number }[];
  readonly steps: readonly Step[];
  readonly acts: readonly Act[];
};

const hourMs = 3_600_000;

/** A seed of a hundred runs with real cryptography. */
export function isReal(seed: number): boolean {
  return seed % 100 === 50;
}

/** The same seed gives the same plan, in every process. */
export function planOf(seed: number): Plan {
  const random = new Random(seed).split('plan');
  const real = isReal(seed);
  const parties = random.pick([2, 2, 2, 2, 3, 3, 3, 4, 5]);
  // With more parties more is said in an hour.
  const most = Math.max(2, (real ? 6 : 48) / (parties - 1) ** 2);
  const chaosMs = random.spread(hourMs / 2, most * hourMs);
  const drawn = draw(random);
  const count = Math.round(random.spread(15, real ? 60 : 160));
  const plan: Plan = {
    seed,
    real,
    parties,
    settings: settingsOf(random),
    circuits: random.pick([1, 1, 2, 3]),
    chaosMs,
    drawn,
    liars: liarsOf(random, parties),
    steps: stepsOf(random, drawn, count, chaosMs),
    acts: [],
  };
  const more = [later, latest, newest].reduce(withMore, plan);
  return { ...more, acts: actsOf(more) };
}

/** What came to the simulator after the first plans were drawn, and how often it is drawn. */
type More = {
  readonly name: string;
  /** Drawn in one seed of so many. */
  readonly oneIn: number;
  readonly faults: readonly Fault[];
  readonly steps: readonly [number, number];
  /** Whether a liar is drawn as well, where there is none. */
  readonly lies: (random: Random) => boolean;
  readonly strategies: readonly Strategy[];
};

const later: More = {
  name: 'later',
  oneIn: 6,
  faults: laterStore,
  steps: [1, 3],
  lies: (random) => !random.oneIn(2),
  strategies: laterStrategies,
};

const latest: More = {
  name: 'latest',
  oneIn: 25,
  faults: latestFaults,
  steps: [2, 6],
  lies: (random) => random.oneIn(3),
  strategies: latestStrategies,
};

const newest: More = {
  name: 'newest',
  oneIn: 4,
  faults: newestFaults,
  steps: [3, 12],
  lies: () => false,
  strategies: [],
};

/** Drawn by itself: so a seed that was named somewhere keeps its story. */
function withMore(plan: Plan, { name, oneIn, faults: more, steps, lies, strategies }: More): Plan {
  const random = new Random(plan.seed).split(name);
  if (!random.oneIn(oneIn)) return plan;
  const fresh = stepsOf(random, more, random.between(...steps), plan.chaosMs);
  const next = {
    ...plan,
    drawn: [...plan.drawn, ...more],
    steps: [...plan.steps, ...fresh.map((step, i) => ({ ...step, n: plan.steps.length + i }))],
  };
  if (plan.liars.length > 0 || !lies(random)) return next;
  const liar = { strategy: random.pick(strategies), party: random.below(plan.parties) };
  return { ...next, liars: [liar] };
}

/** Each seed has some of the faults, and some seeds have only a few: what is always there hides. */
function draw(random: Random): Fault[] {
  const share = random.pick([0.1, 0.25, 0.5, 0.8]);
  return faults.filter(({ layer }) => layer === 'work' || random.chance(share));
}

function settingsOf(random: Random): Map<number, number> {
  const settings = new Map([
    [1, random.pick([60, 60, 300, 600])],
    [2, random.pick([300, 300, 900])],
  ]);
  if (random.oneIn(2)) settings.set(6, random.spread(30, 3600));
  if (random.oneIn(3)) {
    const keepS = random.spread(60, 86_400);
    settings.set(7, keepS).set(8, random.spread(keepS, 10 * keepS));
    settings.set(9, random.spread(600, 86_400));
  }
  if (random.oneIn(3)) settings.set(17, random.spread(600, 86_400));
  return settings;
}

function liarsOf(random: Random, parties: number): Plan['liars'] {
  if (random.oneIn(2)) return [];
  const fit = strategies.filter((one) => one.role === 'relay' || (one.parties ?? 2) <= parties);
  const count = random.oneIn(5) ? 2 : 1;
  const party = random.below(parties);
  return Array.from({ length: count }, () => ({ strategy: random.pick(fit), party }));
}

function stepsOf(random: Random, drawn: readonly Fault[], count: number, chaosMs: number): Step[] {
  const total = drawn.reduce((sum, { weight }) => sum + weight, 0);
  const steps = Array.from({ length: count }, () => {
    const fault = weighted(drawn, random.unit() * total);
    return { at: Math.floor(random.unit() * chaosMs), fault };
  });
  steps.sort((a, b) => a.at - b.at);
  return steps.map((step, n) => ({ n, ...step }));
}

function weighted(drawn: readonly Fault[], at: number): Fault {
  let sum = 0;
  for (const fault of drawn) {
    sum += fault.weight;
    if (at < sum) return fault;
  }
  return drawn[0] as Fault;
}

/** A plan with less in it: the shrinker's, and what a replay names. */
export function only(plan: Plan, keep: { steps: ReadonlySet<number>; liars: boolean }): Plan {
  const steps = plan.steps.filter(({ n }) => keep.steps.has(n));
  if (keep.liars) return { ...plan, steps };
  return { ...plan, steps, liars: [], acts: [] };
}
