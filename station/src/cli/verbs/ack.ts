import type { Command } from 'commander';
import { ActRefusal } from '../../acts/act.ts';
import type { Cli } from '../cli.ts';
import { describe } from '../describe.ts';
import { entryOf, precedenceOf } from '../messages/given.ts';
import { type ReleaseOptions, releasedText, releaseOnce } from '../messages/release-flow.ts';
import { addOfficerOptions } from '../messages/word-options.ts';

type AckOptions = ReleaseOptions & { precedence?: string };

/** `parley ack ENTRY…`: an officer has read these; there is no "all". */
export function addAck(program: Command, cli: () => Cli): void {
  const { t } = cli();
  const command = describe(program.command('ack <entries...>'), cli, 'ack');
  addOfficerOptions(command, cli)
    .option('--precedence <precedence>', t('option.precedence'))
    .action(async (entries: string[], options: AckOptions) => {
      if (options.officer === undefined) throw new ActRefusal('officer-needed');
      const { precedence } = options;
      const urgency =
        precedence === undefined ? {} : { precedence: precedenceOf(cli(), precedence) };
      const named = entries.map((one) => entryOf(cli(), '<entries>', one));
      const input = { entries: named, ...urgency };
      const released = await releaseOnce(cli(), { act: 'ack', input }, options);
      cli().print({ ...released }, () => releasedText(cli(), released));
    });
}
