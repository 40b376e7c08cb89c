import { table } from '@parley/text/terminal.ts';
import { identifier, isolate, timeUtc } from '@parley/text/tokens.ts';
import { isKey } from '@parley/text/translator.ts';
import { accessByNobody } from '@parley/text/words.ts';
import type { Command } from 'commander';
import type { AccessRow } from '../../acts/access/access.ts';
import type { Cli } from '../cli.ts';
import { describe } from '../describe.ts';
import { countOf } from '../options.ts';
import { addReaderOption, askAs, readerOf } from '../reader.ts';

type Options = {
  readonly entry?: string;
  readonly by?: string;
  readonly limit: string;
  readonly officer?: string;
};

type Answer = { readonly total: number; readonly rows: readonly AccessRow[] };

/** `parley access`: who read, exported and disclosed what, from the private journal. */
export function addAccess(program: Command, cli: () => Cli): void {
  const { t } = cli();
  const command = describe(program.command('access'), cli, 'access')
    .option('--entry <entry>', t('option.access-entry'))
    .option('--by <officer>', t('option.access-by'))
    .option('--limit <count>', t('option.access-limit'), '100');
  addReaderOption(command, cli).action((options: Options) => access(cli(), options));
}

async function access(cli: Cli, { entry, by, limit, officer }: Options): Promise<void> {
  const narrowed = { ...(entry === undefined ? {} : { entry }), by: by ?? null };
  const most = countOf(cli.t, '--limit', limit, [1, 1000]);
  const asked = { act: 'access', input: { ...narrowed, limit: most } };
  const reader = await readerOf(cli, officer);
  const answer = (await askAs(cli, reader, asked)) as unknown as Answer;
  cli.print({ ...answer }, () => accessText(cli, answer));
}

function accessText({ t, lang }: Cli, { total, rows }: Answer): string {
  if (total === 0) return t('access.none');
  const cells = rows.map(({ time, officer, act, what }) => {
    const key = `access.${act}`;
    const word = isKey(key) ? t(key as 'access.open-body') : act;
    const named = officer && isolate(officer.name ?? officer.id, lang);
    const who = named ?? t(accessByNobody(act));
    const which = what.map((one) => isolate(identifier(short(one)), lang)).join(' ');
    return [isolate(timeUtc(time), lang), who, word, which];
  });
  return [...table(cells, [{}, {}, {}, {}]), t('access.shown', { shown: rows.length, total })].join(
    '\n',
  );
}

/** Hashes as people compare them. */
function short(word: string): string {
  return /^[0-9a-f]{32,64}$/u.test(word) ? `${word.slice(0, 12)}…` : word;
}
