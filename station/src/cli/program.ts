import { readFileSync } from 'node:fs';
import { messages } from '@parley/text/messages/all.ts';
import { say } from '@parley/text/say.ts';
import { wrapDisplay } from '@parley/text/terminal.ts';
import { identifier } from '@parley/text/tokens.ts';
import { Command, CommanderError, Option } from 'commander';
import type { Cli } from './cli.ts';
import { exitCodes, failureOf, failureText } from './failure.ts';
import { messageVerbs } from './messages/verbs.ts';
import { type CommonOptions, TerminalCli } from './terminal-cli.ts';
import { usageText } from './usage-text.ts';
import { addAccess } from './verbs/access.ts';
import { addAvailability } from './verbs/availability.ts';
import { addBench } from './verbs/bench.ts';
import { addCard } from './verbs/card.ts';
import { addCharter } from './verbs/charter.ts';
import { addConformance } from './verbs/conformance.ts';
import { addCourier } from './verbs/courier.ts';
import { addDemo } from './verbs/demo.ts';
import { addDisclose } from './verbs/disclose.ts';
import { addExercise } from './verbs/exercise.ts';
import { addHandover } from './verbs/handover.ts';
import { addIncarnation } from './verbs/incarnation.ts';
import { addInit } from './verbs/init.ts';
import { addOfficer } from './verbs/officer.ts';
import { addRun } from './verbs/run.ts';
import { addStatus } from './verbs/status.ts';
import { addStore } from './verbs/store.ts';
import { addTerms } from './verbs/terms.ts';
import { addTest } from './verbs/test.ts';
import { addTranscript } from './verbs/transcript.ts';
import { addVerify } from './verbs/verify.ts';
import { addWatch } from './verbs/watch.ts';

/** Every verb, in the order in which help lists them. Each adds itself to the program. */
const verbs: readonly ((program: Command, cli: () => Cli) => void)[] = [
  addInit,
  addCard,
  addCharter,
  addRun,
  addStatus,
  addTest,
  addAvailability,
  addWatch,
  addIncarnation,
  addStore,
  addOfficer,
  ...messageVerbs,
  addHandover,
  addExercise,
  addTerms,
  addCourier,
  addTranscript,
  addDisclose,
  addAccess,
  addVerify,
  addBench,
  addConformance,
  addDemo,
];

const manifest = new URL('../../package.json', import.meta.url);
const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };

/** Without a verb: found two stations and play a scenario. */
const defaultVerb = 'demo';

/** Runs one command line; the exit code: 0 success, 1 refused, 2 usage, 3 fault. */
export async function runProgram(args: readonly string[]): Promise<number> {
  // Whatever a verb writes is for the operator alone, unless he says otherwise.
  process.umask(0o077);
  process.stdout.on('error', () => process.exit(exitCodes.fault));
  const cli = new TerminalCli(glance(args));
  const program = buildProgram(cli);
  try {
    await program.parseAsync(withDefaultVerb(program, args), { from: 'user' });
    return typeof process.exitCode === 'number' ? process.exitCode : 0;
  } catch (error) {
    return tell(cli, error);
  } finally {
    await cli.close();
  }
}

/** The program with all its verbs; each verb also takes the options common to all. */
export function buildProgram(cli: TerminalCli): Command {
  const { t } = cli;
  const program = new Command('parley').exitOverride().enablePositionalOptions();
  program.version(version, '-V, --version', t('help.version'));
  // Before any verb is added: each takes them over.
  program.helpOption('-h, --help', t('help.help'));
  program.helpCommand('help [command]', t('help.help-of'));
  program.addHelpText('after', `\n${t('help.no-verb')}`);
  // What is wrong with a command line is told below, in the reader's language.
  program.configureOutput({ outputError: () => {} });
  program.configureHelp({
    optionDescription: (option) => describeOption(cli, option),
    styleTitle: (title) => {
      if (title === 'Usage:') return t('help.usage');
      if (title === 'Commands:') return t('help.verbs');
      return title === 'Options:' ? t('help.options') : title;
    },
  });
  for (const add of verbs) add(program, () => cli);
  const exitCodes = () => `\n${wrapDisplay(t('help.exit-codes'), 78).join('\n')}`;
  for (const command of everyCommand(program)) {
    addCommonOptions(command, cli);
    command.addHelpText('after', exitCodes);
  }
  program.hook('preAction', (_, action) => cli.take(commonOptionsOf(action)));
  return program;
}

/** In the reader's language, with what may be chosen and what counts where nothing is given. */
function describeOption({ t }: TerminalCli, option: Option): string {
  const { description, argChoices, defaultValue } = option;
  const facts = argChoices ? [argChoices.join(', ')] : [];
  const preset: unknown = defaultValue;
  if (typeof preset === 'string' || typeof preset === 'number') {
    facts.push(t('help.preset', { value: identifier(String(preset)) }));
  }
  return facts.length === 0 ? description : `${description} (${facts.join('; ')})`;
}

/** Codes and sentences of a failure: for people on standard error, for programs on output. */
function tell(cli: TerminalCli, error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    if (cli.json) printRefusal('usage', error.message);
    if (error.code !== 'commander.help') {
      process.stderr.write(`${usageText(cli.t, error)}\n`);
    }
    return exitCodes.usage;
  }
  const failure = failureOf(error);
  if (cli.json) printRefusal(failure.code, failure.detail);
  process.stderr.write(`${failureText(cli.lang, failure)}\n`);
  return failure.exit;
}

function printRefusal(code: string, detail: string): void {
  process.stdout.write(`${JSON.stringify({ ok: false, code, detail })}\n`);
}

const ours = new WeakSet<Option>();

function addCommonOptions(command: Command, { lang }: TerminalCli): void {
  const word = (key: keyof typeof messages) => say(lang, messages[key], {});
  const options = [
    new Option('--home <dir>', word('option.home')),
    new Option('--guard <dir>', word('option.guard')),
    new Option('--key-file <file>', word('option.key-file')),
    new Option('--lang <lang>', word('option.lang')).choices(['en', 'ru', 'ar']),
    new Option('--line <line>', word('option.line')),
    new Option('--json', word('option.json')),
  ];
  const taken = new Set(command.options.map((option) => option.attributeName()));
  for (const option of options) {
    if (taken.has(option.attributeName())) continue;
    ours.add(option);
    command.addOption(option.helpGroup(word('help.common-options')));
  }
}

/** What was given of them, before the verb or after it; the nearest to the verb counts. */
function commonOptionsOf(action: Command): CommonOptions {
  const found: Record<string, unknown> = {};
  for (let command: Command | null = action; command; command = command.parent) {
    for (const option of command.options) {
      const name = option.attributeName();
      const value: unknown = command.getOptionValue(name);
      if (ours.has(option) && value !== undefined) found[name] ??= value;
    }
  }
  return found;
}

function everyCommand(command: Command): Command[] {
  return [command, ...command.commands.flatMap(everyCommand)];
}

/** The language and form of help and usage errors must be known before the options are parsed. */
function glance(args: readonly string[]): CommonOptions {
  const at = args.findIndex((arg) => /^--lang(?:=|$)/u.test(arg));
  const lang = args[at]?.split('=')[1] ?? args[at + 1];
  return { ...(lang === undefined ? {} : { lang }), json: args.includes('--json') };
}

/** `parley` alone, or with options of the demonstration only, plays the demonstration. */
function withDefaultVerb(program: Command, args: readonly string[]): string[] {
  const known = new Set(['help', ...program.commands.map((one) => one.name())]);
  const asked = args.some(
    (arg) => known.has(arg) || ['-h', '--help', '-V', '--version'].includes(arg),
  );
  const first = args[0];
  const alone = first === undefined || first.startsWith('-');
  return alone && !asked ? [defaultVerb, ...args] : [...args];
}
