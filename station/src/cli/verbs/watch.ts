import type { WatchState } from '@parley/core/codec/records.ts';
import { minuteUtc, phrase } from '@parley/text/tokens.ts';
import { watchKeys } from '@parley/text/words.ts';
import { Argument, type Command } from 'commander';
import { watchStates } from '../../acts/line/peers.ts';
import type { Cli } from '../cli.ts';
import { describe } from '../describe.ts';
import { writeRecord } from '../officer-keys.ts';
import { collect, futureOf } from '../options.ts';

type Options = { readonly until?: string; readonly officer: readonly string[] };

/** States one's own watch, as an entry. */
export function addWatch(program: Command, cli: () => Cli): void {
  const { t } = cli();
  describe(program.command('watch'), cli, 'watch')
    .addArgument(new Argument('<state>').choices(watchStates))
    .usage(`[options] <${watchStates.join('|')}>`)
    .option('--until <time>', t('option.until'))
    .option('--officer <file>', t('option.officer'), collect, [])
    .action((state: (typeof watchStates)[number], options: Options) =>
      watch(cli(), state, options),
    );
}

async function watch(
  cli: Cli,
  word: (typeof watchStates)[number],
  options: Options,
): Promise<void> {
  const { t } = cli;
  const until = options.until === undefined ? null : futureOf(t, '--until', options.until);
  const state = watchStates.indexOf(word) as WatchState;
  const { entry } = await writeRecord(cli, { kind: 'watch', state, until }, options.officer);
  cli.print({ entry, state: word, until }, () => {
    const said =
      until === null ? t(watchKeys[state] as 'watch.staffed') : untilText(cli, word, until);
    return t('status.entry', { entry, what: phrase(said) });
  });
}

function untilText({ t }: Cli, word: string, until: number): string {
  return t(`watch.${word}-until` as 'watch.staffed-until', { until: minuteUtc(until) });
}
