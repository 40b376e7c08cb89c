import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { identifier } from '@parley/text/tokens.ts';
import type { Command } from 'commander';
import { ActRefusal } from '../../acts/act.ts';
import { dialogues, type Outcome, play } from '../../conformance/play.ts';
import { prepare, stationIndex, testLine } from '../../conformance/tester-keys.ts';
import type { Cli } from '../cli.ts';
import { describe } from '../describe.ts';
import { exitCodes } from '../failure.ts';
import { readGivenFile, writeNewFile } from '../files.ts';
import { collect } from '../options.ts';
import { progressBar } from '../progress.ts';
import { readCard, websocketAddress } from './charter-options.ts';

/** What `prepare` writes into its folder, and a test reads from it. */
const names = {
  charter: 'line.charter',
  secret: 'line.charter.secret',
  keys: 'tester.keys',
  /** Keys that have spoken: their journals have begun, and no second history may be told. */
  used: 'tester.used',
} as const;

/** Plays the rules of the specification against any station, ours or not (spec/conformance.md). */
export function addConformance(program: Command, cli: () => Cli): void {
  const { t } = cli();
  const verb = describe(program.command('conformance'), cli, 'conformance')
    .argument('[url]')
    .option('--keys <dir>', t('option.conformance-keys'), '.')
    .option('--rule <number>', t('option.conformance-rule'), collect, [])
    .action((url: string | undefined, options: PlayOptions) => playAll(cli(), url, options));
  describe(verb.command('prepare'), cli, 'conformance-prepare')
    .argument('<dir>')
    .requiredOption('--card <file>', t('option.conformance-card'))
    .requiredOption('--address <host:port>', t('option.conformance-address'))
    .action((dir: string, options: PrepareOptions) => prepareFolder(cli(), dir, options));
}

type PrepareOptions = { readonly card: string; readonly address: string };

async function prepareFolder(cli: Cli, dir: string, options: PrepareOptions): Promise<void> {
  const address = websocketAddress(cli, options.address, '--address');
  const { charterFile, secret, keys } = await prepare(readCard(options.card), address);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  writeNewFile(join(dir, names.charter), charterFile);
  writeNewFile(join(dir, names.secret), `${Buffer.from(secret).toString('hex')}\n`);
  writeNewFile(join(dir, names.keys), `${JSON.stringify(keys, null, 1)}\n`);
  const charter = join(dir, names.charter);
  cli.print({ charter, secret: join(dir, names.secret), address }, () =>
    [
      cli.t('conformance.prepared', { file: identifier(charter) }),
      `  parley charter sign ${charter} --share recovery-1.share --share recovery-2.share`,
      `  parley charter adopt ${charter} --secret ${join(dir, names.secret)}`,
      `  parley run`,
      `  parley conformance ${address} --keys ${dir}`,
    ].join('\n'),
  );
}

type PlayOptions = { readonly keys: string; readonly rule: readonly string[] };

async function playAll(cli: Cli, url: string | undefined, options: PlayOptions): Promise<void> {
  const { keys: dir, rule: rules } = options;
  const keys = readGivenFile(join(dir, names.keys)).toString('utf8');
  const line = testLine(keys, new Uint8Array(readGivenFile(join(dir, names.charter))));
  const address = url === undefined ? addressIn(line) : websocketAddress(cli, url, '<url>');
  if (existsSync(join(dir, names.used))) throw new ActRefusal('keys-used', dir);
  writeNewFile(join(dir, names.used), `${new Date().toISOString()}\n`);
  const bar = progressBar(process.stderr.isTTY && !cli.json);
  let done = 0;
  const outcomes = await play({
    line,
    address,
    rules,
    onOutcome: (outcome) => {
      bar.update(++done, dialogues.length);
      if (!cli.json) process.stdout.write(`${rowOf(cli, outcome)}\n`);
    },
  });
  bar.stop();
  const held = outcomes.filter(({ holds }) => holds).length;
  const ok = held === outcomes.length && held > 0;
  cli.print({ ok, address, held, rules: outcomes.length, outcomes }, () => {
    return cli.t('conformance.summary', { held, count: outcomes.length });
  });
  if (!ok) process.exitCode = exitCodes.refused;
}

/** One rule: its number, the page that says it, and where it is broken how. */
function rowOf({ t }: Cli, { rule, section, holds, reason, detail }: Outcome): string {
  const place = { rule: identifier(rule), section: identifier(section) };
  if (holds || reason === null) return t('conformance.holds', place);
  const why = t(`conformance.${reason}`);
  const row = t('conformance.broken', { ...place, why });
  return detail === '' ? row : `${row} (${identifier(detail).text})`;
}

function addressIn(line: ReturnType<typeof testLine>): string {
  const addresses = line.charter.circuits.flatMap((circuit) => circuit.addresses);
  const own = addresses.find(({ party }) => party === stationIndex);
  if (own === undefined) throw new ActRefusal('file-unreadable', names.charter);
  return own.address;
}
