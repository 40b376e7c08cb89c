import { existsSync } from 'node:fs';
import { identifier } from '@parley/text/tokens.ts';
import type { Command } from 'commander';
import { pino } from 'pino';
import type { DialAt, ListenAt } from '../../run/addresses.ts';
import { bellCommand } from '../../run/bell.ts';
import { Daemon } from '../../run/daemon.ts';
import type { StationOptions } from '../../station.ts';
import type { Cli } from '../cli.ts';
import { describe } from '../describe.ts';
import { type DeskOptions, deskPlan } from '../desk-options.ts';
import { exitCodes } from '../failure.ts';
import { damagedLines } from '../messages/damaged-text.ts';
import { collect, pairOf } from '../options.ts';
import { stopSignal } from '../stop-signal.ts';
import { websocketAddress } from './charter-options.ts';

type Options = DeskOptions & {
  readonly listen: readonly string[];
  readonly dial: readonly string[];
  readonly onFlash?: string;
  readonly drillFull?: string;
  readonly log?: string;
  readonly logLevel: string;
};

/** Runs the station until it is told to stop. */
export function addRun(program: Command, cli: () => Cli): void {
  const { t } = cli();
  describe(program.command('run'), cli, 'run')
    .option('--listen <[line=]address>', t('option.run-listen'), collect, [])
    .option('--dial <[line=]party=address>', t('option.run-dial'), collect, [])
    .option('--on-flash <command>', t('option.run-on-flash'))
    .option('--desk <port|host:port>', t('option.run-desk'))
    .option('--desk-name <name>', t('option.run-desk-name'))
    .option('--desk-cert <file>', t('option.run-desk-cert'))
    .option('--desk-key <file>', t('option.run-desk-key'))
    .option('--desk-demonstration <file>', t('option.run-demonstration'), collect, [])
    .option('--drill-full <file>', t('option.run-drill-full'))
    .option('--log <file>', t('option.run-log'))
    .option('--log-level <level>', t('option.run-log-level'), 'info')
    .action((options: Options) => run(cli(), options));
}

async function run(cli: Cli, options: Options): Promise<void> {
  const { t } = cli;
  const stopped = stopSignal();
  const listen = options.listen.map((one) => listenAt(cli, one));
  const dial = options.dial.map((one) => dialAt(cli, one));
  const dest = options.log ?? process.stderr.fd;
  const log = pino(
    { level: options.logLevel, base: null },
    pino.destination({ dest, sync: true, mode: 0o600 }),
  );
  const daemon = await Daemon.start({
    paths: cli.paths,
    secret: await cli.secret('open'),
    addresses: { listen, dial, line: cli.line },
    onFlash: options.onFlash === undefined ? undefined : bellCommand(options.onFlash),
    log,
    station: drillOf(options.drillFull),
    desk: deskPlan(cli, options),
  });
  const lines = [...daemon.station.lines.values()].map(({ charter, id }) => {
    return { name: charter.name, line: id };
  });
  const damaged = [...daemon.station.damaged.values()];
  const listening = daemon.listening();
  const { origin: desk = null, links = [] } = daemon.desk ?? {};
  cli.print({ running: true, pid: process.pid, lines, damaged, listening, desk, links }, () =>
    [
      t('run.started', { lines: lines.map(({ name }) => name).join(', ') || '—' }),
      ...damagedLines(cli, damaged),
      ...listening.map((address) => t('run.listening', { address })),
      ...(desk === null ? [] : [t('run.desk', { address: identifier(desk) })]),
    ].join('\n'),
  );
  const why = await stopped;
  log.info({ why }, 'stopping');
  await daemon.stop();
  // Whoever watches the process learns that not all of it ran.
  if (damaged.length > 0) process.exitCode = exitCodes.fault;
}

/** Without a small disk: while that file is there, as little is written as on a full one. */
function drillOf(file: string | undefined): StationOptions {
  return file === undefined ? {} : { drillFull: () => existsSync(file) };
}

/** `LINE=HOST:PORT`, or `HOST:PORT`; a line's name may hold the sign itself. */
function listenAt(cli: Cli, value: string): ListenAt {
  const at = value.lastIndexOf('=');
  const address = websocketAddress(cli, value.slice(at + 1), '--listen');
  return at < 0 ? { address } : { line: value.slice(0, at), address };
}

/** `LINE=PARTY=HOST:PORT`, or `PARTY=HOST:PORT`. */
function dialAt(cli: Cli, value: string): DialAt {
  const end = value.lastIndexOf('=');
  const from = value.lastIndexOf('=', end - 1);
  const pair = value.slice(from + 1);
  const [party, address] = pairOf(cli.t, '--dial', pair, '[LINE=]PARTY=HOST:PORT');
  const at = { party, address: websocketAddress(cli, address, '--dial') };
  return from < 0 ? at : { ...at, line: value.slice(0, from) };
}
