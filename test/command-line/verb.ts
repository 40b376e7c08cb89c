import { spawn } from 'node:child_process';
import { join } from 'node:path';

const main = join(import.meta.dirname, '..', '..', 'station', 'src', 'main.ts');

/** How the launcher starts the program. */
export const nodeArguments: readonly string[] = ['--disable-warning=ExperimentalWarning', main];

export type Ran = { readonly status: number; readonly answer: unknown; readonly stderr: string };

/** Runs one verb of the real command line with `--json`; the answer is the last line it printed. */
export async function runVerb(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Ran> {
  const child = spawn(process.execPath, [...nodeArguments, ...args, '--json'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const status = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? -1));
  });
  const last = stdout.trim().split('\n').at(-1) ?? '';
  return { status, answer: last === '' ? null : JSON.parse(last), stderr };
}
