import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { foldedTable } from '@parley/text/folded.ts';
import type { Version } from '@parley/text/for-reader.ts';
import { truncateDisplay } from '@parley/text/terminal.ts';
import { hash, identifier, isolate, timeUtc } from '@parley/text/tokens.ts';
import { classKeys, kindKey, precedenceKeys } from '@parley/text/words.ts';
import type { Command } from 'commander';
import { StoreRefusal } from '../../store/refusals.ts';
import type { Cli } from '../cli.ts';
import { describe, describeGroup } from '../describe.ts';
import { UsageError } from '../failure.ts';
import { versionsText } from '../messages/versions.ts';
import { addReaderOption, askAs, readerOf, recordedText } from '../reader.ts';

type Row = {
  readonly entry: string;
  readonly cut: number | null;
  readonly kind: number | null;
  readonly precedence: number;
  readonly class: number;
  readonly time: number;
  readonly text: string | null;
  readonly versions?: readonly Version[];
};

type Shown = {
  readonly cuts: number;
  readonly entries: number;
  readonly tailEntries: number;
  readonly cut: 'fresh' | 'earlier' | 'none';
};

type Exported = Shown & { readonly file: string; readonly sha256: string };

/** The agreed order of all entries: on the terminal, or as a file that proves it. */
export function addTranscript(program: Command, cli: () => Cli): void {
  const { t } = cli();
  const transcript = describeGroup(program, cli, 'transcript');
  const showing = describe(transcript.command('show'), cli, 'transcript-show')
    .option('--tail', t('option.transcript-tail'))
    .option('--wait <seconds>', t('option.transcript-wait'), '30');
  addReaderOption(showing, cli).action((options: ShowOptions) => show(cli(), options));
  const exporting = describe(transcript.command('export'), cli, 'transcript-export')
    .requiredOption('--out <file>', t('option.out'))
    .option('--tail', t('option.transcript-tail'))
    .option('--wait <seconds>', t('option.transcript-wait'), '30');
  addReaderOption(exporting, cli).action((options: ExportOptions) => exportFile(cli(), options));
}

type ShowOptions = { readonly tail?: boolean; readonly officer?: string; readonly wait: string };
type ExportOptions = ShowOptions & { readonly out: string };

async function exportFile(cli: Cli, { out, tail, wait, officer }: ExportOptions): Promise<void> {
  const { t } = cli;
  const waitMs = msOf(cli, wait);
  if (existsSync(out)) throw new StoreRefusal('exists', out);
  const input = { out: resolve(out), tail: tail === true, waitMs };
  const asked = { act: 'transcript-export', input };
  const answer = (await askAs(cli, await readerOf(cli, officer), asked)) as Exported;
  cli.print(answer, () => {
    const { entries: count, file, sha256, cut, tailEntries } = answer;
    return [
      t('transcript.exported', { count, file: identifier(file) }),
      t('transcript.hash', { hash: hash(sha256, true) }),
      ...(tail ? [t('transcript.shown', { entries: count, tail: tailEntries })] : []),
      ...(cut === 'earlier' ? [t('transcript.earlier')] : []),
      ...(cut === 'none' ? [t('transcript.empty')] : []),
    ].join('\n');
  });
}

function msOf({ t }: Cli, wait: string): number {
  const seconds = Number(wait);
  if (seconds >= 0 && seconds <= 600) return Math.round(seconds * 1000);
  throw new UsageError(t('error.bad-value', { value: wait, option: '--wait', allowed: '0-600' }));
}

async function show(cli: Cli, { tail, officer, wait }: ShowOptions): Promise<void> {
  const rows: Row[] = [];
  const waitMs = msOf(cli, wait);
  const reader = await readerOf(cli, officer);
  const asked = { act: 'transcript-show', input: { tail: tail === true, waitMs, lang: cli.lang } };
  const emitted = (some: unknown) => void rows.push(...(some as Row[]));
  const counts = (await askAs(cli, reader, asked, { emitted })) as Shown;
  cli.print({ ...counts, rows }, () => {
    const said = shownText(cli, { ...counts, rows }, tail === true);
    return `${said}\n${recordedText(cli, reader)}`;
  });
}

function shownText(
  cli: Cli,
  { rows, ...counts }: Shown & { rows: readonly Row[] },
  tail: boolean,
): string {
  const { t } = cli;
  const lines: string[] = [];
  for (const cut of new Set(rows.map((row) => row.cut))) {
    lines.push(cut === null ? t('transcript.not-final') : t('transcript.cut', { k: cut }));
    const some = rows.filter((row) => row.cut === cut).map((row) => cellsOf(cli, row));
    lines.push(...foldedTable(some, cli.width - 2).map((one) => `  ${one}`));
  }
  if (counts.cuts === 0) lines.unshift(t('transcript.empty'));
  else if (counts.cut === 'earlier') lines.unshift(t('transcript.earlier'));
  const { entries, tailEntries } = counts;
  // What was not asked for was not counted.
  lines.push(
    tail
      ? t('transcript.shown', { entries, tail: tailEntries })
      : t('transcript.shown-final', { entries }),
  );
  return lines.join('\n');
}

/** Enough of a text to know it again; `show` has the whole. */
function beginningOf(text: string): string {
  return truncateDisplay(text.replaceAll('\n', ' '), 60);
}

function cellsOf(cli: Cli, row: Row): string[] {
  const { t, lang } = cli;
  const entry = isolate(identifier(row.entry), lang);
  if (row.kind === null) return [entry, '', '', '', t('transcript.unreadable')];
  const precedence = precedenceKeys[row.precedence];
  const entryClass = classKeys[row.class];
  return [
    entry,
    isolate(timeUtc(row.time), lang),
    precedence ? t(precedence) : '',
    entryClass ? t(entryClass) : '',
    t(kindKey(row.kind)),
    versionsText(cli, row.versions ?? []),
    row.text === null ? '' : isolate(beginningOf(row.text), lang),
  ];
}
