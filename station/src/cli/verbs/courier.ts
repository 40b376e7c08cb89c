import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { identifier } from '@parley/text/tokens.ts';
import type { Command } from 'commander';
import { StoreRefusal } from '../../store/refusals.ts';
import type { Cli } from '../cli.ts';
import { describe, describeGroup } from '../describe.ts';
import { addReaderOption, askAs, readerOf } from '../reader.ts';
import { importFiles } from './courier-import.ts';

type Exported = {
  readonly to: string;
  readonly files: readonly { readonly path: string }[];
  readonly entries: number;
  readonly outstanding: number;
  readonly lost: number;
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
    .argument('<file...>')
    .option('--dry-run', t('option.dry-run'))
    .action((files: string[], { dryRun }: { dryRun?: boolean }) => {
      return importFiles(cli(), files, dryRun === true);
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
