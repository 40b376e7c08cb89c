import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { identifier } from '@parley/text/tokens.ts';
import type { Command } from 'commander';
import { StoreRefusal } from '../../store/refusals.ts';
import type { Cli } from '../cli.ts';
import { describe, describeGroup } from '../describe.ts';
import { exitCodes, sentenceOf } from '../failure.ts';
import { mustBeThere } from '../files.ts';
import { addReaderOption, askAs, readerOf } from '../reader.ts';

type Exported = {
  readonly to: string;
  readonly files: readonly { readonly path: string }[];
  readonly entries: number;
  readonly outstanding: number;
  readonly lost: number;
};

type Imported = {
  readonly dryRun: boolean;
  readonly from: string;
  readonly opened: number;
  readonly entries: number;
  readonly held: number;
  readonly peeked: number;
  readonly contested: number;
  readonly receipts: number;
  readonly refused: readonly { readonly code: string; readonly count: number }[];
};

/** The line in sealed files: export and import. */
export function addCourier(program: Command, cli: () => Cli): void {
  const { t } = cli();
  const courier = describeGroup(program, cli, 'courier');
  const exporting = describe(courier.command('export'), cli, 'courier-export')
    .requiredOption('--to <party>', t('option.courier-to'))
    .requiredOption('--out <file>', t('option.courier-out'));
  addReaderOption(exporting, cli).action((options: ExportOptions) => exportFile(cli(), options));
  describe(courier.command('import'), cli, 'courier-import')
    .argument('<file>')
    .option('--dry-run', t('option.dry-run'))
    .action((file: string, { dryRun }: { dryRun?: boolean }) => {
      return importFile(cli(), file, dryRun === true);
    });
}

type ExportOptions = { readonly to: string; readonly out: string; readonly officer?: string };

async function exportFile(cli: Cli, { to, out, officer }: ExportOptions): Promise<void> {
  const path = resolve(out) + (out.endsWith('/') ? '/' : '');
  if (existsSync(path) && !statSync(path).isDirectory()) throw new StoreRefusal('exists', out);
  const asked = { act: 'courier-export', input: { to, out: path } };
  const answer = (await askAs(cli, await readerOf(cli, officer), asked)) as Exported;
  cli.print(answer, () => exportedText(cli, answer));
}

function exportedText({ t }: Cli, { to, files, entries, outstanding, lost }: Exported): string {
  const file = identifier(files.map(({ path }) => path).join(' '));
  return [
    t('courier.exported', { count: entries, file }),
    ...(outstanding > 1 ? [t('courier.outstanding', { party: to, count: outstanding })] : []),
    ...(lost > 0 ? [t('courier.lost', { count: lost })] : []),
  ].join('\n');
}

async function importFile(cli: Cli, file: string, dryRun: boolean): Promise<void> {
  mustBeThere(file);
  const input = { file: resolve(file), dryRun };
  const answer = (await cli.ask('courier-import', input)) as Imported;
  cli.print(answer, () => importedText(cli, answer));
  // Nothing of it could be opened: what it brought is not here.
  if (answer.opened === 0) process.exitCode = exitCodes.refused;
}

function importedText({ t, lang }: Cli, answer: Imported): string {
  const { dryRun, from, opened, entries, held, peeked, contested, receipts, refused } = answer;
  const nothing = !dryRun && entries + peeked + receipts === 0 && refused.length === 0;
  const taken = t(dryRun ? 'courier.would-take' : 'courier.taken', { count: entries });
  return [
    nothing && opened > 0 ? t('courier.already') : taken,
    ...(receipts > 0 ? [t('courier.receipts', { count: receipts })] : []),
    ...(held > 0 && !nothing ? [t('courier.held', { count: held })] : []),
    ...(peeked > 0 ? [t('courier.peeked', { count: peeked })] : []),
    ...(contested > 0 ? [t('courier.contested', { count: contested })] : []),
    ...refused.map(({ code, count }) => {
      return t('courier.refused', { count, code, reason: sentenceOf(lang, code) ?? code });
    }),
    ...(opened === 0 ? [t('courier.unopened', { party: from })] : []),
  ].join('\n');
}
