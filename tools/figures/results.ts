import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Source } from './sources.ts';

/** What a command printed, where and when. */
export type Result = {
  readonly name: string;
  readonly command: string;
  readonly commit: string;
  readonly machine: string;
  /** Day of the run, UTC. */
  readonly day: string;
  readonly ok: boolean;
  readonly seconds: number;
  /** Processor time of the command and of all that it started, seconds. */
  readonly cpuSeconds: number;
  readonly output: string;
};

/**
 * Runs the command of a source; a failure is a result as well. What it says of its progress goes
 * to where ours goes.
 */
export async function measure(root: string, source: Source, isQuick: boolean): Promise<Result> {
  const command = isQuick ? source.quick : source.command;
  const commit = commitOf(root);
  const started = performance.now();
  const { stdout, stderr, code } = await timed(root, command);
  return {
    name: source.name,
    command: shown(command),
    commit,
    machine: machine(),
    day: new Date().toISOString().slice(0, 10),
    ok: code === 0,
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: cpuSecondsIn(stderr),
    output: `${stdout}${code === 0 ? '' : withoutTimes(stderr)}`,
  };
}

type Ran = { readonly stdout: string; readonly stderr: string; readonly code: number | null };

function timed(root: string, [program = '', ...args]: readonly string[]): Promise<Ran> {
  const command = ['-c', 'time -p "$0" "$@"', program, ...args];
  const child = spawn('bash', command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.stderr += text;
    process.stderr.write(text);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ ...said, code }));
  });
}

/** What the command itself said, without what `time` added. */
function withoutTimes(stderr: string): string {
  return stderr.replaceAll(/^(?:real|user|sys) [0-9.]+\n/gm, '');
}

function cpuSecondsIn(stderr: string): number {
  const of = (name: string) =>
    Number(new RegExp(`^${name} ([0-9.]+)$`, 'm').exec(stderr)?.[1] ?? 0);
  return of('user') + of('sys');
}

function shown(command: readonly string[]): string {
  return command.filter((word) => !word.startsWith('--disable-warning')).join(' ');
}

/** What measuring itself writes: a part that was measured before leaves the code as it was. */
const written = ['docs/figures.md', 'tools/figures/results'];

/** The commit of the tree, and whether anything in it that can be measured has changed since. */
export function commitOf(root: string): string {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', root, ...args], { encoding: 'utf8' });
  const but = written.map((path) => `:(exclude)${path}`);
  const changes = git('status', '--porcelain', '--untracked-files=no', '--', '.', ...but);
  const isChanged = changes.trim() !== '';
  return `${git('rev-parse', '--short', 'HEAD').trim()}${isChanged ? ' and changes' : ''}`;
}

function machine(): string {
  const [first] = cpus();
  const model = first?.model.trim().replaceAll(/\s+/g, ' ') ?? 'unknown processor';
  const GiB = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${model}, ${GiB} GiB, Node ${process.versions.node}`;
}

/** Results of earlier runs, each with its commit, so that one part can be measured again alone. */
export class Results {
  readonly #folder = join(import.meta.dirname, 'results');

  write(result: Result): void {
    mkdirSync(this.#folder, { recursive: true });
    writeFileSync(this.#file(result.name), `${JSON.stringify(result, null, 2)}\n`);
  }

  read(name: string): Result | undefined {
    try {
      return JSON.parse(readFileSync(this.#file(name), 'utf8')) as Result;
    } catch {
      return undefined;
    }
  }

  #file(name: string): string {
    return join(this.#folder, `${name}.json`);
  }
}
