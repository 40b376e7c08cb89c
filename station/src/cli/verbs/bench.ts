import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { describe } from '../describe.ts';
import { exitCodes } from '../failure.ts';

/** The measurements lie beside the packages: a station imports nothing of them. */
const main = fileURLToPath(new URL('../../../../bench/main.ts', import.meta.url));

/** Measures this machine: stations of its own in temporary folders, nobody's line. */
export function addBench(program: Command, cli: () => Cli): void {
  describe(program.command('bench'), cli, 'bench')
    .option('--quick', cli().t('option.bench-quick'))
    .action((options: { quick?: boolean }) => bench(cli(), options.quick === true));
}

/** In a process of its own, whose output is ours. */
async function bench(cli: Cli, quick: boolean): Promise<void> {
  const args = [...process.execArgv, main];
  if (cli.json) args.push('--json');
  if (quick) args.push('--quick');
  const child = spawn(process.execPath, args, { stdio: 'inherit' });
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? exitCodes.fault));
  });
  if ((await ended) !== 0) process.exitCode = exitCodes.fault;
}
