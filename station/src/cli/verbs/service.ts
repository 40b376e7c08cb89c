import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { describe } from '../describe.ts';
import { draftInputOf, type WordOptions } from '../messages/given.ts';
import { type ReleaseOptions, releasedText, releaseOnce } from '../messages/release-flow.ts';
import { addOfficerOptions, addWordOptions } from '../messages/word-options.ts';

/** `parley service [file]`: operators among themselves, apart from the officers' record. */
export function addService(program: Command, cli: () => Cli): void {
  const command = describe(program.command('service [file]'), cli, 'service');
  addWordOptions(command, cli);
  addOfficerOptions(command, cli).action(
    async (file: string | undefined, options: WordOptions & ReleaseOptions) => {
      const words = await draftInputOf(cli(), options, file);
      const input = { ...words, kind: 'service', once: true };
      const released = await releaseOnce(cli(), { act: 'draft', input }, options);
      cli().print({ ...released }, () => releasedText(cli(), released));
    },
  );
}
