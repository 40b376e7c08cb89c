import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Json } from '../acts/act.ts';

const main = join(import.meta.dirname, '..', 'main.ts');

/** How this very program is started again, with the same options of Node. */
export const nodeArguments: readonly string[] = [...process.execArgv, main];

/** A verb that was to succeed and did not: what it said. */
export class VerbFailed extends Error {
  override name = 'VerbFailed';
}

export type Ran = { readonly status: number; readonly answer: Json; readonly stderr: string };

/** Runs one verb of the real command line with `--json` to its end, or until it is aborted. */
export async function runVerb(args: readonly string[], signal: AbortSignal): Promise<Ran> {
  const child = spawn(process.execPath, [...nodeArguments, ...args, '--json'], {
    signal,
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
  return { status, answer: parsed(stdout), stderr };
}

/** The same where only success will do. */
export async function mustRunVerb(args: readonly string[], signal: AbortSignal): Promise<Json> {
  const { status, answer, stderr } = await runVerb(args, signal);
  if (status !== 0) throw new VerbFailed(`parley ${args.join(' ')}: ${stderr.trim()}`);
  return answer;
}

/** The last line that is JSON. */
function parsed(stdout: string): Json {
  const last = stdout.trim().split('\n').at(-1) ?? '';
  try {
    return JSON.parse(last) as Json;
  } catch {
    return null;
  }
}
