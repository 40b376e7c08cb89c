import { unhex } from '@parley/core/base/bytes.ts';
import { identifier } from '@parley/text/tokens.ts';
import type { Command } from 'commander';
import { cardCodes } from '../../ceremony/card-text.ts';
import type { Cli } from '../cli.ts';
import { describe } from '../describe.ts';
import { writeNewFile } from '../files.ts';

type Answer = { readonly party: string; readonly card: string; readonly words: readonly string[] };

/** Own keys as a file, as words, and as QR codes on a terminal. */
export function addCard(program: Command, cli: () => Cli): void {
  const { t } = cli();
  describe(program.command('card'), cli, 'card')
    .option('--out <file>', t('option.out'))
    .option('--qr', t('option.card-qr'))
    .action((options: { out?: string; qr?: boolean }) => card(cli(), options));
}

async function card(cli: Cli, { out, qr }: { out?: string; qr?: boolean }): Promise<void> {
  const { t } = cli;
  const answer = (await cli.ask('card', {})) as Answer;
  const bytes = unhex(answer.card) as Uint8Array;
  if (out !== undefined) writeNewFile(out, bytes);
  const codes = qr ? await cardCodes(bytes) : [];
  cli.print({ ...answer, ...(out === undefined ? {} : { file: out }) }, () =>
    [
      t('charter.card-of', { party: answer.party }),
      `  ${answer.words.join(' ')}`,
      ...codes.flatMap((code, i) => [
        t('charter.card-part', { part: i + 1, count: codes.length }),
        code,
      ]),
      ...(out === undefined ? [] : [t('charter.written', { file: identifier(out) })]),
    ].join('\n'),
  );
}
