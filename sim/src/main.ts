import { type ChildProcess, fork } from 'node:child_process';
import { fakeCrypto } from './crypto/fake.ts';
import { stationCrypto } from './crypto/station.testkit.ts';
import { matrixPage } from './faults/matrix.ts';
import { passLineDays } from './run/line-days.ts';
import { type Options, optionsOf } from './run/options.ts';
import { only, type Plan, planOf } from './run/plan.ts';
import { describePlan, progress, replayCommand, Summary } from './run/report.ts';
import { type Outcome, runPlan } from './run/seed.ts';
import { shrink } from './run/shrink.ts';
import { scenarios } from './scenarios/all.ts';
import { playScenario } from './scenarios/play.ts';

const usage = `usage: npm run sim -- --seeds 1..2000 [--workers 2]
       npm run sim -- --minutes N
       npm run sim -- --line-days [N]
       npm run sim -- --faults
       npm run sim -- --scenario NAME|all [--real] [--trace]
       npm run sim -- --seed N [--keep 3,7-9] [--honest] [--real] [--trace]`;

/** Time for making failures shorter, ms. */
const shrinkMs = 60_000;
/** Failures that are made shorter, of many. */
const shrunkMax = 3;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

function run(plan: Plan, line?: (text: string) => void): Promise<Outcome> {
  const crypto = plan.real ? stationCrypto : fakeCrypto;
  return runPlan(plan, line ? { crypto, line } : { crypto });
}

/** A worker: takes seeds, answers outcomes, until its parent ends. */
function work(): void {
  process.on('message', (seed: number) => {
    run(planOf(seed)).then(
      (outcome) => process.send?.(outcome),
      (error: unknown) => {
        throw error;
      },
    );
  });
}

/** Seeds in order, by several processes; each takes the next one when it is done. */
async function many(
  seeds: Iterator<number>,
  workers: number,
  told: (outcome: Outcome) => void,
): Promise<void> {
  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const child: ChildProcess = fork(import.meta.filename, ['--worker'], {
        execArgv: ['--disable-warning=ExperimentalWarning', ...process.execArgv],
      });
      let seed = 0;
      let ended = false;
      const next = (): void => {
        const { value, done } = seeds.next();
        if (done) {
          ended = true;
          child.kill();
          resolve();
        } else {
          seed = value;
          child.send(value);
        }
      };
      child.on('message', (outcome: Outcome) => {
        told(outcome);
        next();
      });
      // Also by a signal, which has no code: a seed without a verdict is no seed that passed.
      child.on('exit', () => {
        if (!ended) reject(new Error(`a worker ended at seed ${seed}`));
      });
      next();
    });
  await Promise.all(Array.from({ length: workers }, one));
}

function* range(first: number, last: number, goesOn: () => boolean): Generator<number> {
  for (let seed = first; seed <= last && goesOn(); seed++) yield seed;
}

async function seeds(options: Options): Promise<boolean> {
  const [first, last] = options.seeds ?? [1, Number.MAX_SAFE_INTEGER];
  const until = options.minutes ? Date.now() + options.minutes * 60_000 : Number.POSITIVE_INFINITY;
  const total = options.seeds ? last - first + 1 : 0;
  const summary = new Summary();
  const started = Date.now();
  let shown = '';
  const goesOn = () => Date.now() < until && !(options.first && summary.failed.length > 0);
  await many(range(first, last, goesOn), options.workers, (outcome) => {
    summary.add(outcome);
    const line = progress(summary.done, total || summary.done, summary.failed.length);
    if (process.stdout.isTTY) process.stdout.write(`\r${line}`);
    else if (summary.done % Math.max(100, Math.ceil(total / 10)) === 0 && line !== shown) say(line);
    shown = line;
  });
  if (process.stdout.isTTY) say('');
  for (const line of summary.table()) say(line);
  const seconds = (Date.now() - started) / 1000;
  const years = summary.lineYears.toFixed(1);
  say(`${years} line-years, ${summary.events} events in ${seconds.toFixed(0)} s`);
  if (options.first) for (const outcome of bySeed(summary.failed)) say(failureLine(outcome));
  else await explain(summary.failed);
  const unmet = summary.unmet();
  for (const what of unmet) say(`not met: ${what}`);
  say(`${summary.passed} passed, ${summary.failed.length} failed`);
  return summary.failed.length === 0 && unmet.length === 0;
}

function bySeed(failed: readonly Outcome[]): Outcome[] {
  return [...failed].sort((a, b) => a.seed - b.seed);
}

function failureLine({ seed, failure }: Outcome): string {
  return `seed ${seed}: ${failure?.id}: ${failure?.what}`;
}

/** Each failure with the one command that shows it again; the first ones made shorter. */
async function explain(failed: readonly Outcome[]): Promise<void> {
  const until = Date.now() + shrinkMs;
  for (const [i, outcome] of bySeed(failed).entries()) {
    const whole = planOf(outcome.seed);
    say(failureLine(outcome));
    if (i >= shrunkMax) {
      say(`  ${replayCommand(whole, whole)}`);
      continue;
    }
    const again = await run({ ...whole, real: true });
    const same = again.failure?.id === outcome.failure?.id;
    say(`  with real cryptography: ${same ? 'the same' : (again.failure?.id ?? 'it passes')}`);
    const short = await shrink(whole, outcome, run, () => Date.now() < until);
    say(`  ${replayCommand(short, whole)}`);
  }
}

async function one(options: Options): Promise<boolean> {
  const whole = planOf(options.seed ?? 0);
  const steps = options.keep ?? new Set(whole.steps.map(({ n }) => n));
  const plan = {
    ...only(whole, { steps, liars: options.liars }),
    real: options.real || whole.real,
  };
  for (const line of describePlan(plan)) say(line);
  const outcome = await run(plan, options.trace ? say : undefined);
  const { failure } = outcome;
  if (failure) say(`${failure.id}: ${failure.what}`);
  if (failure?.id === 'bug') say(failure.stack);
  say(`trace ${outcome.hash} of ${outcome.events} events`);
  say(failure ? '0 passed, 1 failed' : '1 passed, 0 failed');
  return failure === null;
}

/** How many ordinary days of a line one second of a processor simulates. */
async function lineDays(days: number): Promise<boolean> {
  await passLineDays(fakeCrypto, 1);
  const before = process.cpuUsage();
  const world = await passLineDays(fakeCrypto, days);
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  const rate = (days / seconds).toFixed(1);
  say(`${days} line-days, ${world.trace.events} events, ${seconds.toFixed(2)} s of a processor`);
  say(`${rate} line-days per second of a processor`);
  return true;
}

/** Scenarios by name, or all of them. */
async function scenes(name: string, options: Options): Promise<boolean> {
  const chosen = scenarios.filter((one) => name === 'all' || one.name === name);
  if (chosen.length === 0) {
    say(`no scenario ${name}; there are:`);
    for (const one of scenarios) say(`  ${one.name.padEnd(26)} ${one.story}`);
    return false;
  }
  let failed = 0;
  for (const scenario of chosen) {
    const crypto = options.real ? stationCrypto : fakeCrypto;
    const line = options.trace ? { line: say } : {};
    try {
      const { hash, elapsed } = await playScenario(scenario, { crypto, seed: 1, ...line });
      const hours = (elapsed / 3_600_000).toFixed(1);
      say(`ok      ${scenario.name.padEnd(26)} ${hours} h, trace ${hash}`);
    } catch (error) {
      failed++;
      say(`FAILED  ${scenario.name}: ${error instanceof Error ? error.message : String(error)}`);
      say(`  npm run sim -- --scenario ${scenario.name} --trace`);
    }
  }
  say(`${chosen.length - failed} passed, ${failed} failed`);
  return failed === 0;
}

async function main(args: readonly string[]): Promise<boolean> {
  const options = optionsOf(args);
  if (typeof options === 'string') {
    say(`${options}\n${usage}`);
    return false;
  }
  if (options.faults) {
    process.stdout.write(matrixPage());
    return true;
  }
  if (options.lineDays !== null) return await lineDays(options.lineDays);
  if (options.scenario !== null) return await scenes(options.scenario, options);
  if (options.seed !== null) return await one(options);
  if (options.seeds || options.minutes) return await seeds(options);
  say(usage);
  return false;
}

if (process.argv.includes('--worker')) work();
else process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
