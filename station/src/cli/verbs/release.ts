import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { describe } from '../describe.ts';
import { draftOf } from '../messages/given.ts';
import { type ReleaseOptions, releaseDraft, releasedText } from '../messages/release-flow.ts';
import { addOfficerOptions } from '../messages/word-options.ts';
import { collect } from '../options.ts';

/** `parley release DRAFT`: one officer's release, on any terminal. */
export function addRelease(program: Command, cli: () => Cli): void {
  const { t } = cli();
  const command = describe(program.command('release <draft>'), cli, 'release');
  addOfficerOptions(command, cli)
    .option('--seen <entry>', t('option.seen'), collect)
    .option('--class <class>', t('option.class'))
    .action(async (draft: string, options: ReleaseOptions) => {
      const sheet = await cli().ask('sheet', { draft: draftOf(cli(), draft) });
      const released = await releaseDraft(cli(), sheet, options);
      cli().print({ ...released }, () => releasedText(cli(), released));
    });
}
