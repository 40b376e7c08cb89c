import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { collect } from '../options.ts';

/** Options of every verb that writes words: to whom, how urgent, which class, which languages. */
export function addWordOptions(command: Command, cli: () => Cli): Command {
  const { t } = cli();
  return command
    .option('--to <party>', t('option.to'), collect)
    .option('--precedence <precedence>', t('option.precedence'))
    .option('--class <class>', t('option.class'))
    .option('--text-lang <lang>', t('option.text-lang'))
    .option('--text <text>', t('option.text'), collect)
    .option('--reply-to <entry>', t('option.reply-to'), collect)
    .option('--attach <file>', t('option.attach'), collect)
    .option('--not-after <time>', t('option.not-after'));
}

/** Options of every verb by which an officer releases something. */
export function addOfficerOptions(command: Command, cli: () => Cli): Command {
  const { t } = cli();
  return command
    .option('--officer <file>', t('option.releaser'))
    .option('--yes', t('option.release-yes'));
}
