import type { Command } from 'commander';
import { pino } from 'pino';
import { Daemon } from '../../run/daemon.ts';
import type { Cli } from '../cli.ts';
import { describe } from '../describe.ts';
import { collect, pairOf } from '../options.ts';
import { websocketAddress } from './charter-options.ts';

type Options = {
  readonly listen?: string;
  readonly dial: readonly string[];
  readonly onFlash?: string;
  readonly log?: string;
  readonly logLevel: string;
};

/** Runs the station until it is told to stop. */
export function addRun(program: Command, cli: () => Cli): void {
  const { t } = cli();
  describe(program.command('run'), cli, 'run')
    .option('--listen <address>', t('option.run-listen'))
    .option('--dial <party=address>', t('option.run-dial'), collect, [])
    .option('--on-flash <command>', t('option.run-on-flash'))
    .option('--log <file>', t('option.run-log'))
    .option('--log-level <level>', t('option.run-log-level'), 'info')
    .action((options: Options) => run(cli(), options));
}

async function run(cli: Cli, options: Options): Promise<void> {
  const { t } = cli;
  const stopped = stopSignal();
  const dial = options.dial.map((one): [string, string] => {
    const [party, address] = pairOf(t, '--dial', one, 'PARTY=HOST:PORT');
    return [party, websocketAddress(cli, address)];
  });
  const listen = options.listen === undefined ? undefined : websocketAddress(cli, options.listen);
  const dest = options.log ?? process.stderr.fd;
  const log = pino(
    { level: options.logLevel, base: null },
    pino.destination({ dest, sync: true, mode: 0o600 }),
  );
  const daemon = await Daemon.start({
    paths: cli.paths,
    secret: await cli.secret('open'),
    listen,
    dial: new Map(dial),
    onFlash: options.onFlash,
    log,
  });
  const lines = [...daemon.station.lines.values()].map(({ charter, id }) => {
    return { name: charter.name, line: id };
  });
  const listening = daemon.listening();
  cli.print({ running: true, pid: process.pid, lines, listening }, () =>
    [
      t('run.started', { lines: lines.map(({ name }) => name).join(', ') || '—' }),
      ...listening.map((address) => t('run.listening', { address })),
    ].join('\n'),
  );
  const why = await stopped;
  log.info({ why }, 'stopping');
  await daemon.stop();
}

/** Resolves when the process is asked to end; a second asking ends it at once. */
function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      process.once(signal, () => resolve(signal));
    }
  });
}
