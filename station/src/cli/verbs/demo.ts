import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { ActRefusal } from '../../acts/act.ts';
import { playDemo } from '../../demo/demo.ts';
import { type ScenarioName, scenarioNames } from '../../demo/scenario-file.ts';
import { shortcomings } from '../../demo/summary.ts';
import type { Cli } from '../cli.ts';
import { describe } from '../describe.ts';
import { exitCodes } from '../failure.ts';

type Options = {
  readonly scenario: ScenarioName;
  readonly fast?: boolean;
  readonly keep?: string;
};

/** Without a terminal there is no width to ask for: two columns of a printed page. */
const printedWidth = 100;

/** Founds two stations, plays a scenario over the real line, and proves it; also plain `parley`. */
export function addDemo(program: Command, cli: () => Cli): void {
  const { t } = cli();
  const scenario = new Option('--scenario <name>', t('option.demo-scenario'));
  describe(program.command('demo'), cli, 'demo')
    .addOption(scenario.choices([...scenarioNames]).default(scenarioNames[0]))
    .option('--fast', t('option.demo-fast'))
    .option('--keep <dir>', t('option.demo-keep'))
    .action((options: Options) => demo(cli(), options));
}

async function demo(cli: Cli, { scenario, fast, keep }: Options): Promise<void> {
  const { t, lang, json, terminal } = cli;
  const ended = new AbortController();
  const end = (): void => ended.abort(new ActRefusal('cancelled'));
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.once(signal, end);
  try {
    const summary = await playDemo({
      scenario,
      // A summary has no reader who must follow.
      fast: fast === true || json,
      keep: keep === undefined ? undefined : resolve(keep),
      t,
      lang,
      width: process.stdout.columns || Number(process.env.COLUMNS) || printedWidth,
      colours: terminal && !process.env.NO_COLOR,
      // The output is one object; whoever waits for it reads how far it is beside it.
      narrates: json ? (line) => void process.stderr.write(`${line}\n`) : undefined,
      write: json ? () => {} : (line) => void process.stdout.write(`${line}\n`),
      // Without a reader at a terminal nobody opens a browser, and the command ends by itself.
      desks: terminal && fast !== true && !json,
      signal: ended.signal,
    });
    if (json) cli.print(summary, () => '');
    if (shortcomings(summary).length > 0) process.exitCode = exitCodes.refused;
  } catch (error) {
    if (!ended.signal.aborted || json) throw error;
    process.stderr.write(`${t('demo.interrupted')}\n`);
    process.exitCode = exitCodes.refused;
  } finally {
    for (const signal of signals) process.off(signal, end);
  }
}
