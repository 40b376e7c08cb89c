import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { listOf } from '@parley/text/list.ts';
import { identifier, isolate, phrase } from '@parley/text/tokens.ts';
import type { Command } from 'commander';
import { ActRefusal } from '../../acts/act.ts';
import type { Carrying } from '../../conformance/bag.ts';
import { dialogues, leftOut, type Outcome, play } from '../../conformance/play.ts';
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
    .option('--operator <command>', t('option.conformance-operator'))
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
      `  parley conformance ${address} --keys ${dir} --operator "parley"`,
    ].join('\n'),
  );
}

type PlayOptions = {
  readonly keys: string;
  readonly rule: readonly string[];
  readonly operator?: string;
};

async function playAll(cli: Cli, url: string | undefined, options: PlayOptions): Promise<void> {
  const { keys: dir, rule: rules, operator } = options;
  const keys = readGivenFile(join(dir, names.keys)).toString('utf8');
  const line = testLine(keys, new Uint8Array(readGivenFile(join(dir, names.charter))));
  const address = url === undefined ? addressIn(line) : websocketAddress(cli, url, '<url>');
  if (existsSync(join(dir, names.used))) throw new ActRefusal('keys-used', dir);
  writeNewFile(join(dir, names.used), `${new Date().toISOString()}\n`);
  const carrying = operator === undefined ? undefined : carryingBy(operator, dir);
  const out = leftOut({ rules, carrying });
  const bar = progressBar(process.stderr.isTTY && !cli.json);
  let done = 0;
  const outcomes = await play({
    line,
    address,
    rules,
    carrying,
    onOutcome: (outcome) => {
      bar.update(++done, dialogues.length - out.length);
      if (!cli.json) process.stdout.write(`${rowOf(cli, outcome)}\n`);
    },
  });
  bar.stop();
  const held = outcomes.filter(({ holds }) => holds).length;
  const ok = held === outcomes.length && held > 0;
  cli.print({ ok, address, held, rules: outcomes.length, outcomes, leftOut: out }, () => {
    const summary = cli.t('conformance.summary', { held, count: outcomes.length });
    if (out.length === 0) return summary;
    const listed = out.map((rule) => isolate(identifier(rule), cli.lang));
    const named = phrase(listOf(listed, cli.lang));
    return `${summary}\n${cli.t('conformance.left-out', { rules: named })}`;
  });
  if (!ok) process.exitCode = exitCodes.refused;
}

/**
 * The command that does what the station's operator does, with its words behind it: what it says is
 * for him, its exit code is for the test.
 */
function carryingBy(command: string, dir: string): Carrying {
  const folder = resolve(dir, 'courier');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const operator = (...words: readonly string[]) =>
    new Promise<number>((done, fail) => {
      const args = ['-c', `${command} "$@"`, command, ...words];
      const child = spawn('/bin/sh', args, { stdio: 'ignore' });
      child.once('error', fail);
      child.once('close', (code) => {
        // The shell's own codes: there is no such command, or it may not be run.
        if (code === 126 || code === 127) fail(new Error(`${command}: exit code ${code}`));
        else done(code ?? 1);
      });
    });
  return { folder, operator };
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
