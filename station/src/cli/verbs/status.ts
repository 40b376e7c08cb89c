import type { Command } from 'commander';
import type { Status } from '../../acts/line/status.ts';
import type { Cli } from '../cli.ts';
import { describe } from '../describe.ts';
import { metricsText } from './status-metrics.ts';
import { statusText } from './status-text.ts';

/** Whether the line is alive, what waits, and what is wrong. */
export function addStatus(program: Command, cli: () => Cli): void {
  describe(program.command('status'), cli, 'status')
    .option('--metrics', cli().t('option.metrics'))
    .action(async ({ metrics }: { metrics?: boolean }) => {
      const answer = (await cli().ask('status', {})) as Status;
      if (metrics) process.stdout.write(metricsText(answer));
      else cli().print(answer, () => statusText(cli(), answer));
    });
}
