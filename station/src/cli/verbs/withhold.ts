import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { describe } from '../describe.ts';
import { entryOf, precedenceOf } from '../messages/given.ts';
import { type ReleaseOptions, sayOnce } from '../messages/release-flow.ts';
import { addOfficerOptions } from '../messages/word-options.ts';
import { futureOf } from '../options.ts';

type WithholdOptions = ReleaseOptions & { precedence?: string; until?: string };

/** `parley withhold ENTRY…`: received, no answer now. */
export function addWithhold(program: Command, cli: () => Cli): void {
  const { t } = cli();
  const command = describe(program.command('withhold <entries...>'), cli, 'withhold');
  addOfficerOptions(command, cli)
    .option('--until <time>', t('option.withhold-until'))
    .option('--precedence <precedence>', t('option.precedence'))
    .action(async (entries: string[], options: WithholdOptions) => {
      await sayOnce(cli(), options, () => {
        const { precedence, until } = options;
        const urgency =
          precedence === undefined ? {} : { precedence: precedenceOf(cli(), precedence) };
        const time = until === undefined ? null : futureOf(t, '--until', until);
        const named = entries.map((one) => entryOf(cli(), '<entries>', one));
        return { act: 'withhold', input: { entries: named, until: time, ...urgency } };
      });
    });
}
