import type { Kept } from './suite.ts';

/** What instrumented code and Stryker share (its `__stryker__`). */
type Shared = {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: unknown;
};

/** Put where instrumented code looks for it. */
export const shared: Shared = {};
Object.assign(globalThis, { __stryker__: shared });

/** What Stryker asks of one mutant. */
export type Asked = {
  readonly testFilter?: readonly string[];
  readonly hitLimit?: number;
  readonly activeMutant: { readonly id: string };
};

/** Stryker's word for a test that passed. */
const success = 0;

/** Switches from mutant to mutant under the same tests, and tells whether one notices. */
export class Judge {
  private readonly tests: readonly Kept[];
  private readonly end: () => never;
  /** How long each took in the first run: the quick ones are asked first. */
  private readonly took = new Map<string, number>();
  private judged = 0;
  private spoiled = false;

  /** `end`: ends the process; Stryker asks again in another one what this one did not answer. */
  constructor(tests: readonly Kept[], end: () => never) {
    this.tests = tests;
    this.end = end;
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
    if (this.spoiled) this.end();
    this.judged++;
    shared.hitCount = 0;
    shared.hitLimit = asked.hitLimit;
    let nrOfTests = 0;
    for (const test of this.chosen(asked.testFilter)) {
      nrOfTests++;
      shared.activeMutant = asked.activeMutant.id;
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
    if (this.judged > 1) this.end();
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
