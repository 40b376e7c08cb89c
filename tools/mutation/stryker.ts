import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { digestOf, type FileResult } from './results.ts';

/** What this reads of Stryker's report (mutation testing report schema). */
type Report = {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly mutants: readonly {
          readonly status: string;
          readonly mutatorName: string;
          readonly replacement?: string;
          readonly location: { readonly start: { readonly line: number } };
        }[];
      }
    >
  >;
};

/** Instead of a configuration of vitest: the tests of the folder, or those of the file's name. */
export const inPlace = 'in-place';
const byName = 'by-name';

const killed = new Set(['Killed', 'Timeout', 'RuntimeError']);
const survived = new Set(['Survived', 'NoCoverage']);

/** Runs Stryker over some files, in a copy of its own. Throws when it could not run. */
export function mutate(root: string, files: readonly string[], tests: string): FileResult[] {
  const folder = join(tmpdir(), `parley-mutation-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const report = join(folder, 'report.json');
  const config = join(folder, 'config.json');
  writeFileSync(config, JSON.stringify(configFor(files, tests, report)));
  // Of what is copied and mutated now: a file that changes meanwhile stays to be asked about.
  const digests = files.map((file) => digestOf(root, file));
  const child = spawnSync('stryker', ['run', config], { cwd: root, stdio: ['ignore', 2, 2] });
  if (child.status !== 0) throw new Error(`Stryker failed on ${files.join(', ')}`);
  const { files: found } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  rmSync(folder, { recursive: true, force: true });
  return files.map((file, i) => {
    return resultOf(file, digests[i] as string, found[file]?.mutants ?? []);
  });
}

/** In place: the tests beside the code, in one process; else as vitest is told. */
function judgedBy(tests: string) {
  if (tests === inPlace || tests === byName) {
    const plugin = join(import.meta.dirname, 'in-place', 'runner.ts');
    return { testRunner: inPlace, plugins: [plugin], judges: { byName: tests === byName } };
  }
  const vitest = { configFile: tests, related: false };
  return { testRunner: 'vitest', vitest, plugins: ['@stryker-mutator/vitest-runner'] };
}

function configFor(files: readonly string[], tests: string, report: string) {
  return {
    mutate: files,
    ...judgedBy(tests),
    coverageAnalysis: 'perTest',
    reporters: ['json', 'dots'],
    jsonReporter: { fileName: report },
    // Nothing that judges a mutant reads these, and each copy takes its time.
    ignorePatterns: ['bench', 'console', 'docs', 'fuzz/crashes', 'scenarios', 'verifier'],
    // What a message for the log says, and where an assertion speaks, is no behaviour.
    mutator: { excludedMutations: ['StringLiteral'] },
    // What runs when a module is loaded is data, and each such mutant costs a whole start.
    ignoreStatic: true,
    concurrency: 1,
    // A loop without end is found by its hits; a busy machine alone notices no mutant.
    dryRunTimeoutMinutes: 60,
    timeoutMS: 600_000,
    timeoutFactor: 3,
    // Not under node_modules, where vitest looks for no tests.
    tempDirName: join(dirname(report), 'sandbox'),
    allowEmpty: true,
    // Ours says which tests judge.
    warnings: { unknownOptions: false },
    tsconfigFile: 'no-such-tsconfig.json',
  };
}

function resultOf(
  file: string,
  digest: string,
  mutants: Report['files'][string]['mutants'],
): FileResult {
  const left = mutants.filter(({ status }) => survived.has(status));
  return {
    file,
    digest,
    killed: mutants.filter(({ status }) => killed.has(status)).length,
    timedOut: mutants.filter(({ status }) => status === 'Timeout').length,
    survived: left.length,
    left: left.map(({ location, mutatorName, replacement }) => ({
      line: location.start.line,
      mutant: `${mutatorName}: ${(replacement ?? '').replaceAll(/\s+/g, ' ').slice(0, 60)}`,
    })),
  };
}
