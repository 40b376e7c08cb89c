import type { Verb } from '@parley/text/messages/examples.ts';
import { examples } from '@parley/text/messages/examples.ts';
import type { Command } from 'commander';
import type { Cli } from './cli.ts';

/** Gives a verb its sentence and its example, in the language of the terminal. */
export function describe(command: Command, cli: () => Cli, verb: Verb): Command {
  const { t } = cli();
  command.description(t(`help.${verb}`));
  return command.addHelpText('after', () => `\n${t('help.example')}\n  ${examples[verb]}`);
}

/** The same for a verb that only holds others: its sentence, and their examples. */
export function describeGroup(
  program: Command,
  cli: () => Cli,
  verb:
    | 'charter'
    | 'courier'
    | 'exercise'
    | 'incarnation'
    | 'officer'
    | 'rekey'
    | 'terms'
    | 'transcript',
): Command {
  const { t } = cli();
  const lines = Object.entries(examples)
    .filter(([name]) => name.startsWith(`${verb}-`))
    .map(([, example]) => `  ${example}`);
  return program
    .command(verb)
    .description(t(`help.${verb}`))
    .addHelpText('after', () => ['', t('help.example'), ...lines].join('\n'));
}
