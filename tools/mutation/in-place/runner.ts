import { globSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Kept } from './suite.ts';

/*
 * A runner for Stryker that loads the code and its tests once, into one process, and switches from
 * mutant to mutant there: what is pure keeps nothing from one to the next. A start of its own for
 * each mutant takes a hundred times as long as the tests that judge it.
 */

/** What instrumented code and Stryker share (its `__stryker__`). */
type Shared = {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: unknown;
};

const shared: Shared = {};
Object.assign(globalThis, { __stryker__: shared });

type Asked = {
  readonly testFilter?: readonly string[];
  readonly hitLimit?: number;
  readonly activeMutant: { readonly id: string };
};

const success = 0;

class InPlace {
  private tests: readonly Kept[] = [];
  /** How long each took in the first run: the quick ones are asked first. */
  private readonly took = new Map<string, number>();
  private judged = 0;
  private spoiled = false;

  capabilities() {
    return { reloadEnvironment: false };
  }

  async init(): Promise<void> {
    const root = process.cwd();
    const suite = new URL('suite.ts', import.meta.url).href;
    registerHooks({
      resolve(name, context, next) {
        if (name === 'vitest' && context.parentURL !== suite) {
          return { url: suite, shortCircuit: true };
        }
        // Our packages are those of the copy in which the code is mutated.
        const [, owner, path] = /^@parley\/(\w+)\/(.+)$/.exec(name) ?? [];
        if (owner === undefined || path === undefined) return next(name, context);
        const url = pathToFileURL(join(root, owner, 'src', path)).href;
        return { url, shortCircuit: true };
      },
    });
    const { load, tests } = (await import(suite)) as typeof import('./suite.ts');
    const files = globSync(['core/src/**/*.test.ts', 'tools/mutation/vectors.judge.ts']).sort();
    for (const file of files) await load(root, file);
    this.tests = tests;
  }

  /** Every test once, with no mutant: which of them reaches which. */
  async dryRun() {
    const results = [];
    for (const test of this.tests) {
      shared.currentTestId = test.id;
      const started = performance.now();
      const failure = await failureOf(test);
      const timeSpentMs = performance.now() - started;
      shared.currentTestId = undefined;
      this.took.set(test.id, timeSpentMs);
      if (failure !== undefined) {
        return { status: 'error', errorMessage: `${test.id}: ${failure}` };
      }
      const { id, fileName } = test;
      results.push({ id, name: id, fileName, timeSpentMs, status: success });
    }
    return { status: 'complete', tests: results, mutantCoverage: shared.mutantCoverage };
  }

  async mutantRun(asked: Asked) {
    // Another process judges what comes next; Stryker asks it again there.
    if (this.spoiled) process.exit(1);
    this.judged++;
    const { id: mutant } = asked.activeMutant;
    const chosen = this.chosen(asked.testFilter);
    shared.hitCount = 0;
    shared.hitLimit = asked.hitLimit;
    let nrOfTests = 0;
    for (const test of chosen) {
      nrOfTests++;
      shared.activeMutant = mutant;
      const failureMessage = await failureOf(test);
      shared.activeMutant = undefined;
      const { hitCount = 0, hitLimit = Number.POSITIVE_INFINITY } = shared;
      const endless = hitCount > hitLimit;
      if (failureMessage === undefined && !endless) continue;
      await this.checkUnspoiled(test);
      if (endless) return { status: 'timeout', reason: 'a loop without end' };
      return { status: 'killed', killedBy: [test.id], failureMessage, nrOfTests };
    }
    return { status: 'survived', nrOfTests };
  }

  private chosen(filter: readonly string[] | undefined): Kept[] {
    const wanted = filter && new Set(filter);
    const chosen = this.tests.filter(({ id }) => !wanted || wanted.has(id));
    const time = ({ id }: Kept) => this.took.get(id) ?? 0;
    return chosen.sort((a, b) => time(a) - time(b));
  }

  /**
   * The test that noticed passes without the mutant, or something was left behind: by this mutant,
   * if it is the first here; else nobody knows by which, and it is asked about again elsewhere.
   */
  private async checkUnspoiled(test: Kept): Promise<void> {
    shared.hitLimit = undefined;
    if ((await failureOf(test)) === undefined) return;
    if (this.judged > 1) process.exit(1);
    this.spoiled = true;
  }
}

async function failureOf(test: Kept): Promise<string | undefined> {
  try {
    await test.run();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const make = Object.assign(() => new InPlace(), { inject: [] });

/** What Stryker loads. */
export const strykerPlugins = [{ kind: 'TestRunner', name: 'in-place', factory: make }];
