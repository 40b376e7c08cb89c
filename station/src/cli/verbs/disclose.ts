import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { identifier } from '@parley/text/tokens.ts';
import type { Command } from 'commander';
import { StoreRefusal } from '../../store/refusals.ts';
import type { Cli } from '../cli.ts';
import { describe } from '../describe.ts';
import { UsageError } from '../failure.ts';
import { addReaderOption, askAs, readerOf } from '../reader.ts';

type Options = { readonly out: string; readonly fork?: string; readonly officer?: string };

/** Entries with their proofs, or the proof of a fork, in a file that anyone can check. */
export function addDisclose(program: Command, cli: () => Cli): void {
  const { t } = cli();
  const command = describe(program.command('disclose'), cli, 'disclose')
    .argument('[entries...]')
    .requiredOption('--out <file>', t('option.out'))
    .option('--fork <party>', t('option.disclose-fork'));
  addReaderOption(command, cli).action((entries: string[], options: Options) =>
    disclose(cli(), entries, options),
  );
}

async function disclose(
  cli: Cli,
  entries: string[],
  { out, fork, officer }: Options,
): Promise<void> {
  const { t } = cli;
  if ((entries.length === 0) === (fork === undefined)) {
    throw new UsageError(t('error.entry-or-fork'));
  }
  if (existsSync(out)) throw new StoreRefusal('exists', out);
  const file = identifier(out);
  const reader = await readerOf(cli, officer);
  if (fork !== undefined) {
    const asked = { act: 'fork-export', input: { party: fork, out: resolve(out) } };
    const answer = await askAs(cli, reader, asked);
    cli.print(answer, () => t('disclosure.fork', { party: fork, file }));
    return;
  }
  const asked = { act: 'disclose', input: { entries, out: resolve(out) } };
  const answer = await askAs(cli, reader, asked);
  const names = (answer as { entries: readonly string[] }).entries.join(' ');
  cli.print(answer, () => t('disclosure.written', { file, entries: identifier(names) }));
}
