import { existsSync } from 'node:fs';
import { hex } from '@parley/core/base/bytes.ts';
import type { Command } from 'commander';
import { ActRefusal } from '../acts/act.ts';
import { officerInFile } from '../keys/officer-file.ts';
import type { Cli } from './cli.ts';

/** `--officer` of every verb that reads, exports or discloses: whose act it is. */
export function addReaderOption(command: Command, cli: () => Cli): Command {
  return command.option('--officer <officer>', cli().t('option.reader'));
}

/**
 * The name or id that the private journal is to hold; null: nobody is named. A key file stands for
 * the officer in it, so that one habit serves for reading and for signing.
 */
export function readerOf(given: string | undefined): string | null {
  const word = given ?? (process.env.PARLEY_OFFICER || undefined);
  if (word === undefined) return null;
  if (!existsSync(word)) return word;
  const found = officerInFile(word);
  if (!found.ok) throw new ActRefusal(found.code, found.detail);
  return hex(found.value.id);
}

/** Says under whose name a reading was recorded. */
export function recordedText({ t }: Cli, reader: string | null): string {
  if (reader === null) return t('access.recorded-station');
  return t('access.recorded', { officer: reader });
}
