import { type Command, Option } from 'commander';
import type { Cli } from '../cli.ts';
import { describe } from '../describe.ts';
import { UsageError } from '../failure.ts';
import {
  draftInputOf,
  entryOf,
  precedenceOf,
  textsOf,
  type WordOptions,
} from '../messages/given.ts';
import { type ReleaseOptions, sayOnce } from '../messages/release-flow.ts';
import { addOfficerOptions, addWordOptions } from '../messages/word-options.ts';

type ConfirmOptions = WordOptions & ReleaseOptions & { answer?: string; say?: string };

/** `parley confirm`: did you say this? With `--answer ENTRY --say …`: its answer. */
export function addConfirm(program: Command, cli: () => Cli): void {
  const { t } = cli();
  const command = describe(program.command('confirm [file]'), cli, 'confirm');
  addWordOptions(command, cli);
  addOfficerOptions(command, cli)
    .option('--answer <entry>', t('option.answer'))
    .addOption(new Option('--say <word>', t('option.say')).choices(['yes', 'no', 'not-now']))
    .action(async (file: string | undefined, options: ConfirmOptions) => {
      const asked = options.answer === undefined ? question : reply;
      await sayOnce(cli(), options, () => asked(cli(), options, file));
    });
}

async function question(cli: Cli, options: ConfirmOptions, file: string | undefined) {
  const words = await draftInputOf(cli, options, file);
  return { act: 'draft', input: { ...words, kind: 'confirm' } };
}

async function reply(cli: Cli, options: ConfirmOptions, file: string | undefined) {
  const { answer = '', say, precedence, text } = options;
  if (say === undefined) throw new UsageError(cli.t('error.missing', { option: '--say' }));
  const worded = file !== undefined || text !== undefined;
  const texts = worded ? await textsOf(cli, options, file) : [];
  const urgency = precedence === undefined ? {} : { precedence: precedenceOf(cli, precedence) };
  return {
    act: 'confirm-answer',
    input: { entry: entryOf(cli, '--answer', answer), answer: say, texts, ...urgency },
  };
}
