import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { describe } from '../describe.ts';
import { entryOf, precedenceOf } from '../messages/given.ts';
import { type ReleaseOptions, sayOnce } from '../messages/release-flow.ts';
import { addOfficerOptions } from '../messages/word-options.ts';

type AckOptions = ReleaseOptions & { precedence?: string };

/** `parley ack ENTRY…`: an officer has read these; there is no "all". */
export function addAck(program: Command, cli: () => Cli): void {
  const { t } = cli();
  const command = describe(program.command('ack <entries...>'), cli, 'ack');
  addOfficerOptions(command, cli)
    .option('--precedence <precedence>', t('option.precedence'))
    .action(async (entries: string[], options: AckOptions) => {
      await sayOnce(cli(), options, () => {
        const { precedence } = options;
        const urgency =
          precedence === undefined ? {} : { precedence: precedenceOf(cli(), precedence) };
        const named = entries.map((one) => entryOf(cli(), '<entries>', one));
        return { act: 'ack', input: { entries: named, ...urgency } };
      });
    });
}
