import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { describe } from '../describe.ts';
import { draftInputOf, type WordOptions } from '../messages/given.ts';
import { type ReleaseOptions, releasedText, releaseOnce } from '../messages/release-flow.ts';
import { addOfficerOptions, addWordOptions } from '../messages/word-options.ts';

/** `parley send [file]`: draft and release in one, where one officer suffices. */
export function addSend(program: Command, cli: () => Cli): void {
  const command = describe(program.command('send [file]'), cli, 'send');
  addWordOptions(command, cli);
  addOfficerOptions(command, cli).action(
    async (file: string | undefined, options: WordOptions & ReleaseOptions) => {
      const input = { ...(await draftInputOf(cli(), options, file)), once: true };
      const released = await releaseOnce(cli(), { act: 'draft', input }, options);
      cli().print({ ...released }, () => releasedText(cli(), released));
    },
  );
}
