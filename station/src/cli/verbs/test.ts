import { duration, phrase } from '@parley/text/tokens.ts';
import type { Command } from 'commander';
import type { Tested } from '../../acts/line/test.ts';
import type { Cli } from '../cli.ts';
import { describe } from '../describe.ts';
import { exitCodes } from '../failure.ts';
import { collect } from '../options.ts';

type Answer = {
  readonly up: boolean;
  readonly results: readonly Tested[];
  readonly entry: string | null;
};

/** Would a FLASH arrive now? Success only where every canary came back in time. */
export function addTest(program: Command, cli: () => Cli): void {
  describe(program.command('test'), cli, 'test')
    .option('--to <party>', cli().t('option.test-to'), collect, [])
    .action((options: { to: string[] }) => test(cli(), options.to));
}

async function test(cli: Cli, to: string[]): Promise<void> {
  const { t } = cli;
  const answer = (await cli.ask('test', { to })) as Answer;
  cli.print(answer, () =>
    [
      ...answer.results.map(({ party, ms, byCourier }) => {
        if (byCourier) return t('status.by-courier', { party });
        return ms === null
          ? t('status.canary-lost', { party })
          : t('status.canary-back', { party, time: duration(ms) });
      }),
      ...(answer.entry === null
        ? []
        : [t('status.entry', { entry: answer.entry, what: phrase(t('class.test')) })]),
    ].join('\n'),
  );
  if (!answer.up) process.exitCode = exitCodes.refused;
}
