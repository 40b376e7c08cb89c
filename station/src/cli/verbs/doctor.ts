import { identifier, isolate } from '@parley/text/tokens.ts';
import { isKey, type Translate } from '@parley/text/translator.ts';
import type { Command } from 'commander';
import { type Ailment, examineFolder } from '../../acts/store/doctor.ts';
import { StoreFault, StoreRefusal } from '../../store/refusals.ts';
import type { Cli } from '../cli.ts';
import { paint } from '../colour.ts';
import { describe } from '../describe.ts';
import { exitCodes } from '../failure.ts';

/** What holds all the same, by what is wrong; where nothing is said here the line is untouched. */
const safe: Readonly<Record<string, SafeKey>> = {
  'guard-foreign': 'doctor.safe-mute',
  'guard-io': 'doctor.safe-mute',
  'guard-missing': 'doctor.safe-mute',
  'guard-unreadable': 'doctor.safe-mute',
  'mute-tail-missing': 'doctor.safe-mute',
  'mute-guard-missing': 'doctor.safe-mute',
  'mute-beyond-guard': 'doctor.safe-mute',
  'line-corrupt': 'doctor.safe-theirs',
  'record-broken': 'doctor.safe-theirs',
  'line-io': 'doctor.safe-files',
  'line-not-opened': 'doctor.safe-theirs',
  contested: 'doctor.safe-theirs',
  'no-psk': 'doctor.safe-theirs',
  fault: 'doctor.safe-record',
  'reserve-spent': 'doctor.safe-record',
  'space-gone': 'doctor.safe-record',
  'space-low': 'doctor.safe-record',
  'circuits-dead': 'doctor.safe-record',
  'no-receive-key': 'doctor.safe-record',
  'seal-damaged': 'doctor.safe-files',
  'seal-missing': 'doctor.safe-files',
  'seal-newer': 'doctor.safe-files',
  'secret-wrong': 'doctor.safe-files',
  'folder-not-opened': 'doctor.safe-files',
};

type SafeKey =
  | 'doctor.safe-record'
  | 'doctor.safe-theirs'
  | 'doctor.safe-mute'
  | 'doctor.safe-files'
  | 'doctor.safe-line';

/** Why the acts of a station cannot be asked, and its files are looked at alone. */
const unopened: readonly string[] = [
  'corrupt',
  'foreign-file',
  'io',
  'missing',
  'schema-newer',
  'schema-older',
  'seal-version',
  'wrong-passphrase',
];

type Examined = { readonly healthy: boolean; readonly findings: readonly Ailment[] };

/** Of everything that is wrong: what it is, what is safe all the same, and what to do next. */
export function addDoctor(program: Command, cli: () => Cli): void {
  describe(program.command('doctor'), cli, 'doctor').action(() => doctor(cli()));
}

/** Success only where nothing is an error; a warning alone is no failure. */
async function doctor(cli: Cli): Promise<void> {
  const { t } = cli;
  const { healthy, findings } = await examined(cli);
  cli.print({ healthy, findings }, () =>
    [
      ...findings.flatMap((one) => [
        paint(cli, one.level === 'error' ? 'red' : 'yellow', whatIsWrong(cli, one)),
        `  ${t('doctor.label-safe')}${t(safe[one.code] ?? 'doctor.safe-line')}`,
        `  ${t('doctor.label-next')}${whatToDo(t, one)}`,
      ]),
      healthy ? t('doctor.healthy') : t('doctor.ailing'),
    ].join('\n'),
  );
  if (!healthy) process.exitCode = exitCodes.fault;
}

function whatIsWrong({ t, lang }: Cli, { code, subject, detail }: Ailment): string {
  const key = `doctor.${code}`;
  const sentence = isKey(key) ? t(key as 'doctor.no-line') : code;
  const about = [subject, detail].filter((part) => part !== '').join(': ');
  return `${sentence} (${isolate(identifier(about), lang)})`;
}

function whatToDo(t: Translate, { code }: Ailment): string {
  const key = `doctor.next-${code}`;
  return isKey(key) ? t(key as 'doctor.next-no-line') : code;
}

/** Where the station or one of its lines does not open, the files are looked at alone. */
async function examined(cli: Cli): Promise<Examined> {
  try {
    return (await cli.ask('doctor', {})) as Examined;
  } catch (error) {
    const refused = error instanceof StoreRefusal && unopened.includes(error.code);
    if (!refused && !(error instanceof StoreFault)) throw error;
    const findings = await examineFolder(cli.paths, await cli.secret('open'));
    return { healthy: !findings.some(({ level }) => level === 'error'), findings };
  }
}
