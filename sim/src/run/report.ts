import { faults, latestFaults } from '../faults/all.ts';
import { laterStore } from '../faults/store.ts';
import { laterStrategies, latestStrategies, strategies } from '../strategies/all.ts';
import { stepsText } from './options.ts';
import type { Plan } from './plan.ts';
import type { Outcome } from './seed.ts';

const dayMs = 86_400_000;

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
    for (const [name, times] of [...outcome.hits, ...outcome.lies]) {
      const count = this.#counts.get(name) ?? { seeds: 0, times: 0 };
      if (times > 0) count.seeds++;
      count.times += times;
      this.#counts.set(name, count);
    }
  }

  get done(): number {
    return this.passed + this.failed.length;
  }

  /** Line-years: simulated time. */
  get lineYears(): number {
    return this.elapsed / dayMs / 365;
  }

  /** Every fault and every way to lie, in how many seeds, and how often. */
  table(): string[] {
    const row = (layer: string, name: string) => {
      const { seeds, times } = this.#counts.get(name) ?? { seeds: 0, times: 0 };
      const counts = `${String(seeds).padStart(6)} ${String(times).padStart(8)}`;
      return `  ${layer.padEnd(11)} ${name.padEnd(28)} ${counts}`;
    };
    return [
      `  ${'layer'.padEnd(11)} ${'fault'.padEnd(28)}  seeds    times`,
      ...[...faults, ...laterStore, ...latestFaults].map(({ layer, name }) => row(layer, name)),
      ...[...strategies, ...laterStrategies, ...latestStrategies].map(({ role, name }) =>
        row(role, name),
      ),
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
  if (plan.liars.length < whole.liars.length) parts.push('--honest');
  return [...parts, '--trace'].join(' ');
}
