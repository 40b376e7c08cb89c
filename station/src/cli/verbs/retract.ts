import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { describe } from '../describe.ts';
import { correctionInputOf, textsOf, type WordOptions } from '../messages/given.ts';
import { type ReleaseOptions, sayOnce } from '../messages/release-flow.ts';
import { addOfficerOptions, addWordOptions } from '../messages/word-options.ts';
import { collect } from '../options.ts';
import { drafterIn } from '../reader.ts';

type Options = WordOptions & ReleaseOptions & { readonly drafter?: string };

/** `parley retract ENTRY [file]`: in the words of every retraction, unless others are given. */
export function addRetract(program: Command, cli: () => Cli): void {
  const { t } = cli();
  const command = describe(program.command('retract <entry> [file]'), cli, 'retract')
    .option('--text-lang <lang>', t('option.text-lang'))
    .option('--text <text>', t('option.text'), collect)
    .option('--drafter <officer>', t('option.drafter'));
  addOfficerOptions(command, cli).action(
    async (entry: string, file: string | undefined, options: Options) => {
      await sayOnce(cli(), options, async () => {
        const worded = file !== undefined || options.text !== undefined;
        const texts = worded ? await textsOf(cli(), options, file) : [];
        const input = { entry, texts, drafters: worded ? draftersOf(options) : [] };
        return { act: 'retract', input };
      });
    },
  );
}

/**
 * `parley correct ENTRY [file]`: the whole message as it should have been; to the same, in the same
 * class and precedence, unless others are given.
 */
export function addCorrect(program: Command, cli: () => Cli): void {
  const { t } = cli();
  const command = describe(program.command('correct <entry> [file]'), cli, 'correct');
  addWordOptions(command, cli).option('--drafter <officer>', t('option.drafter'));
  addOfficerOptions(command, cli).action(
    async (entry: string, file: string | undefined, options: Options) => {
      await sayOnce(cli(), options, async () => {
        const words = await correctionInputOf(cli(), options, file);
        return { act: 'correct', input: { ...words, entry, drafters: draftersOf(options) } };
      });
    },
  );
}

/** Who wrote it, as the station is told; nobody where nobody is named. */
export function draftersOf({ drafter }: { readonly drafter?: string }): string[] {
  const word = drafterIn(drafter);
  return word === null ? [] : [word];
}
