import { everyFault } from '../faults/all.ts';
import { all } from '../strategies/all.ts';
import { stepsText } from './options.ts';
import type { Plan } from './plan.ts';
import type { Outcome } from './seed.ts';

const dayMs = 86_400_000;
/** So many seeds meet everything. */
const enoughSeeds = 2000;

/** What many seeds together came to. */
export class Summary {
  passed = 0;
  readonly failed: Outcome[] = [];
  elapsed = 0;
  events = 0;
  readonly #counts = new Map<string, { seeds: number; times: number }>();

  add(outcome: Outcome): void {
    if (outcome.failure) this.failed.push(outcome);
    else this.passed++;
    this.elapsed += outcome.elapsed;
    this.events += outcome.events;
    this.#count('fault', outcome.hits);
    this.#count('lie', outcome.lies);
  }

  /** A fault and a lie may have one name; two acts of a seed may have one liar. */
  #count(what: 'fault' | 'lie', hits: Outcome['hits']): void {
    const seen = new Set<string>();
    for (const [name, times] of hits) {
      const key = `${what} ${name}`;
      const count = this.#counts.get(key) ?? { seeds: 0, times: 0 };
      if (times > 0 && !seen.has(key)) count.seeds++;
      if (times > 0) seen.add(key);
      count.times += times;
      this.#counts.set(key, count);
    }
  }

  get done(): number {
    return this.passed + this.failed.length;
  }

  /** Line-years: simulated time. */
  get lineYears(): number {
    return this.elapsed / dayMs / 365;
  }

  /**
   * What so many seeds ought to have met and did not: a fault in none of them, a way to lie that
   * was told in fewer than one of 100. Too few seeds are asked nothing.
   */
  unmet(): string[] {
    if (this.done < enoughSeeds) return [];
    const seeds = (key: string) => this.#counts.get(key)?.seeds ?? 0;
    const least = Math.floor(this.done / 100);
    return [
      ...everyFault.filter(({ name }) => seeds(`fault ${name}`) === 0).map(({ name }) => name),
      ...all
        .filter(({ name }) => seeds(`lie ${name}`) < least)
        .map(({ name }) => `${name}, in ${seeds(`lie ${name}`)} seeds of at least ${least}`),
    ];
  }

  /** Every fault and every way to lie, in how many seeds, and how often. */
  table(): string[] {
    const row = (what: 'fault' | 'lie', layer: string, name: string) => {
      const { seeds, times } = this.#counts.get(`${what} ${name}`) ?? { seeds: 0, times: 0 };
      const counts = `${String(seeds).padStart(6)} ${String(times).padStart(8)}`;
      return `  ${layer.padEnd(11)} ${name.padEnd(28)} ${counts}`;
    };
    return [
      `  ${'layer'.padEnd(11)} ${'fault'.padEnd(28)}  seeds    times`,
      ...everyFault.map(({ layer, name }) => row('fault', layer, name)),
      ...all.map(({ role, name }) => row('lie', role, name)),
    ];
  }
}

/** One line that grows: how far, how many failed. */
export function progress(done: number, total: number, failed: number): string {
  const width = 30;
  const filled = Math.min(width, Math.floor((width * done) / Math.max(1, total)));
  const bar = '#'.repeat(filled).padEnd(width, '.');
  return `[${bar}] ${done} of ${total} seeds, ${failed} failed`;
}

/** What a seed drew, before it runs. */
export function describePlan(plan: Plan): string[] {
  const hours = (plan.chaosMs / 3_600_000).toFixed(1);
  const liars = plan.liars.map(({ strategy, party }) => `${strategy.name} (party ${party})`);
  const settings = [...plan.settings].map(([number, value]) => `${number}: ${value}`);
  return [
    `seed ${plan.seed}: ${plan.parties} parties, ${plan.circuits} circuits each, ${hours} h`,
    `  faults   ${plan.drawn.map(({ name }) => name).join(' ')}`,
    `  liars    ${liars.join(', ') || 'none'}`,
    ...plan.acts.map(({ party, strategies }) => {
      return `  act      party ${party}: ${strategies.map(({ name }) => name).join(' ')}`;
    }),
    `  settings ${settings.join(', ')}`,
    `  steps    ${plan.steps.length}`,
  ];
}

/** The one command that runs it again. */
export function replayCommand(plan: Plan, whole: Plan): string {
  const parts = [`npm run sim -- --seed ${plan.seed}`];
  if (plan.steps.length < whole.steps.length) {
    parts.push(`--keep ${stepsText(plan.steps.map(({ n }) => n)) || "''"}`);
  }
  if (plan.acts.length < whole.acts.length) parts.push('--honest');
  return [...parts, '--trace'].join(' ');
}
