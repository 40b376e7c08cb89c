import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Count, countLine, countReport } from './count.ts';
import type { Step } from './steps.ts';

export type Outcome = {
  readonly name: string;
  readonly ok: boolean;
  readonly seconds: number;
  /** What the step itself counted, or undefined for a step that is one check. */
  readonly counted: Count | undefined;
  /** What it printed, empty when it printed as it went. */
  readonly output: string;
};

/** Runs one step and never throws: a command that cannot be started is a failed step. */
export function runStep(root: string, step: Step): Outcome {
  const started = performance.now();
  const result = step.name === 'tests' ? runTests(root, step) : runPlain(root, step);
  return { name: step.name, seconds: (performance.now() - started) / 1000, ...result };
}

type Result = Omit<Outcome, 'name' | 'seconds'>;

function runPlain(root: string, step: Step): Result {
  const [command = '', ...rest] = step.command;
  const child = spawnSync(command, rest, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  const trouble = child.error === undefined ? '' : `${child.error.message}\n`;
  return {
    ok: child.status === 0,
    counted: countLine(child.stdout ?? ''),
    output: `${child.stdout ?? ''}${child.stderr ?? ''}${trouble}`,
  };
}

/** The tests print as they go, because they take longest; they are counted from their report. */
function runTests(root: string, step: Step): Result {
  const folder = mkdtempSync(join(tmpdir(), 'parley-check-'));
  const file = join(folder, 'report.json');
  const [command = '', ...rest] = step.command;
  const child = spawnSync(
    command,
    [...rest, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  const counted = readReport(file);
  rmSync(folder, { recursive: true, force: true });
  return {
    ok: child.status === 0 && counted !== undefined && counted.passed > 0 && counted.failed === 0,
    counted,
    output: counted === undefined ? 'the tests left no report\n' : '',
  };
}

function readReport(file: string): Count | undefined {
  try {
    return countReport(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
