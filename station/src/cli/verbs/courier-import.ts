import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { identifier } from '@parley/text/tokens.ts';
import { ActRefusal } from '../../acts/act.ts';
import { notForUs } from '../../acts/courier/import.ts';
import type { Cli } from '../cli.ts';
import { exitCodes, failureOf, failureText, sentenceOf } from '../failure.ts';
import { mustBeThere } from '../files.ts';

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

/** One of several files: what it brought, or why it was refused. */
type Outcome = { readonly file: string } & (
  | ({ readonly ok: true } & Imported)
  | { readonly ok: false; readonly code: string; readonly detail: string }
);

/**
 * Imports files, and of a folder every file that is for this party on this line, in whatever order
 * they lie: what comes before its predecessors waits for them. Refuses `no-courier-file` where a
 * folder holds none; of several files one that is refused keeps none of the others back.
 */
export async function importFiles(
  cli: Cli,
  given: readonly string[],
  dryRun: boolean,
): Promise<void> {
  given.forEach(mustBeThere);
  const [only] = given;
  if (given.length === 1 && only !== undefined && !statSync(only).isDirectory()) {
    return await importOne(cli, only, dryRun);
  }
  const outcomes: Outcome[] = [];
  for (const { file, inFolder } of given.flatMap(filesAt)) {
    const outcome = await outcomeOf(cli, file, { dryRun, beside: inFolder });
    if (!outcome.ok && notForUs.has(outcome.code) && inFolder) continue;
    outcomes.push(outcome);
    if (!cli.json) process.stdout.write(`${outcomeText(cli, outcome)}\n`);
  }
  if (outcomes.length === 0) throw new ActRefusal('no-courier-file', given.join(' '));
  cli.print({ dryRun, files: outcomes }, () => '');
  const whole = outcomes.every((one) => one.ok && one.opened > 0);
  if (!whole) process.exitCode = exitCodes.refused;
}

/** Hidden files are those that somebody is still writing. */
function filesAt(path: string): { readonly file: string; readonly inFolder: boolean }[] {
  if (!statSync(path).isDirectory()) return [{ file: path, inFolder: false }];
  return readdirSync(path, { withFileTypes: true })
    .filter((one) => !one.isDirectory() && !one.name.startsWith('.'))
    .map(({ name }) => ({ file: join(path, name), inFolder: true }))
    .toSorted((a, b) => (a.file < b.file ? -1 : 1));
}

type How = { readonly dryRun: boolean; readonly beside: boolean };

async function ask(cli: Cli, file: string, how: How): Promise<Imported> {
  return (await cli.ask('courier-import', { file: resolve(file), ...how })) as Imported;
}

async function importOne(cli: Cli, file: string, dryRun: boolean): Promise<void> {
  const answer = await ask(cli, file, { dryRun, beside: false });
  cli.print(answer, () => importedText(cli, answer));
  // Nothing of it could be opened: what it brought is not here.
  if (answer.opened === 0) process.exitCode = exitCodes.refused;
}

/** What the file itself is refused for; a fault of the station ends all of it. */
async function outcomeOf(cli: Cli, file: string, how: How): Promise<Outcome> {
  try {
    return { file, ok: true, ...(await ask(cli, file, how)) };
  } catch (error) {
    const { exit, code, detail } = failureOf(error);
    if (exit === exitCodes.fault || !(error instanceof ActRefusal)) throw error;
    return { file, ok: false, code, detail };
  }
}

function outcomeText(cli: Cli, outcome: Outcome): string {
  const text = outcome.ok
    ? importedText(cli, outcome)
    : failureText(cli.lang, { exit: exitCodes.refused, ...outcome });
  const lines = text.split('\n').map((line) => `  ${line}`);
  return [cli.t('courier.file', { file: identifier(outcome.file) }), ...lines].join('\n');
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
