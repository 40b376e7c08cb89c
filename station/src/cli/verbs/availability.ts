import { table } from '@parley/text/terminal.ts';
import { duration, isolate, minuteUtc, phrase } from '@parley/text/tokens.ts';
import type { Command } from 'commander';
import type { AvailabilityReport } from '../../acts/line/availability.ts';
import type { CircuitReport } from '../../acts/line/ledgers.ts';
import type { Cli } from '../cli.ts';
import { paint } from '../colour.ts';
import { describe } from '../describe.ts';
import { timeOf } from '../options.ts';
import { microseconds, silenceText } from './status-text.ts';

const minuteMs = 60_000;
/** Differences listed one by one; the rest is a number. */
const disputesShown = 20;

type Options = { readonly since?: string; readonly until?: string };
type PartyReport = AvailabilityReport['parties'][number];

/** When the line was up, by both ledgers, and where they differ. */
export function addAvailability(program: Command, cli: () => Cli): void {
  const { t } = cli();
  describe(program.command('availability'), cli, 'availability')
    .option('--since <time>', t('option.since'))
    .option('--until <time>', t('option.until'))
    .option('--hours', t('option.availability-hours'))
    .action((options: Options & { hours?: boolean }) => availability(cli(), options));
}

async function availability(cli: Cli, options: Options & { hours?: boolean }): Promise<void> {
  const { t } = cli;
  const dayOrTime = (option: string, value: string) =>
    timeOf(t, option, /^\d{4}-\d{2}-\d{2}$/u.test(value) ? `${value}T00:00Z` : value);
  const input = {
    ...(options.since === undefined ? {} : { since: dayOrTime('--since', options.since) }),
    ...(options.until === undefined ? {} : { until: dayOrTime('--until', options.until) }),
  };
  const report = (await cli.ask('availability', input)) as AvailabilityReport;
  cli.print(report, () => reportText(cli, report, options.hours === true));
}

function reportText(cli: Cli, report: AvailabilityReport, hours: boolean): string {
  const { t } = cli;
  const { name, since, until } = report;
  const title = { line: name, from: minuteUtc(since), to: minuteUtc(until) };
  return [
    paint(cli, 'bold', t('availability.title', title)),
    ...report.parties.flatMap((party) => ['', ...partyLines(cli, report, party, hours)]),
  ].join('\n');
}

function partyLines(
  cli: Cli,
  report: AvailabilityReport,
  party: PartyReport,
  hours: boolean,
): string[] {
  const { t } = cli;
  const head = paint(cli, 'bold', party.party);
  const late = party.listening ? [t('silence.late-no-violation')] : [];
  if (report.byCourierOnly) {
    return [head, silenceText(cli, { code: 'by-courier', at: party.heard }), ...late];
  }
  const { silence } = party;
  const now = silence
    ? [t('availability.now', { silence: phrase(silenceText(cli, silence)) })]
    : [];
  const { minutesUp, longestOutage, disputes } = party;
  const up = {
    ours: duration(minutesUp.ours * minuteMs),
    theirs: duration(minutesUp.theirs * minuteMs),
  };
  const outage = longestOutage && {
    time: duration(longestOutage.minutes * minuteMs),
    from: minuteUtc(longestOutage.from),
  };
  const { tests: done } = party;
  const said = t('availability.tests', { done: done.done, due: done.due });
  if (party.periods.length === 0) return [head, ...now, t('availability.no-period'), said, ...late];
  const missing = party.periods.filter((period) => period.theirs === null);
  return [
    head,
    ...now,
    t('availability.up', up),
    outage ? t('availability.longest', outage) : t('availability.no-outage'),
    disputes.length === 0
      ? t('availability.agree')
      : t('availability.differ', { count: disputes.length }),
    ...disputes.slice(0, disputesShown).map((one) => `  ${disputeLine(cli, one)}`),
    ...missing.slice(0, disputesShown).map(({ start }) => {
      return t('availability.their-ledger-missing', { hour: minuteUtc(start) });
    }),
    said,
    ...late,
    ...(hours ? hourLines(cli, party) : []),
    ...circuitLines(cli, t('availability.ours'), party.circuits),
    ...circuitLines(cli, t('availability.theirs'), party.theirCircuits),
  ];
}

function disputeLine({ t }: Cli, { minute, ours, theirs }: PartyReport['disputes'][number]) {
  const word = (up: boolean) => t(up ? 'line.up' : 'line.down');
  const said = { at: minuteUtc(minute), ours: word(ours), theirs: word(theirs) };
  return t('availability.differ-at', said);
}

/** One row for each period: what each says, and what of it agrees. */
function hourLines({ t, lang }: Cli, { periods }: PartyReport): string[] {
  const count = (value: number | null) => (value === null ? '—' : String(value));
  const rows = periods.map(({ start, ours, theirs, disputed }) => {
    return [isolate(minuteUtc(start), lang), count(ours), count(theirs), String(disputed)];
  });
  const head = ['', t('availability.ours'), t('availability.theirs'), '≠'];
  const right = { align: 'right' } as const;
  return table([head, ...rows], [{}, right, right, right]);
}

/** As one of the two ledgers has them. */
function circuitLines(
  { t, lang }: Cli,
  whose: string,
  circuits: readonly CircuitReport[],
): string[] {
  if (circuits.length === 0) return [];
  const rows = circuits.map(({ id, minutesUp, sent, returned, medianUs, maxUs }) => {
    const loss = sent === 0 ? '—' : `${(100 * (1 - returned / sent)).toFixed(1)} %`;
    const rtt =
      medianUs === 0
        ? '—'
        : `${isolate(microseconds(medianUs), lang)} / ${isolate(microseconds(maxUs), lang)}`;
    return [
      id,
      isolate(duration(minutesUp * minuteMs), lang),
      rtt,
      loss,
      String(sent),
      String(returned),
    ];
  });
  const head = [
    whose,
    t('availability.column-up'),
    t('availability.column-round-trip'),
    t('availability.column-loss'),
    t('availability.column-sent'),
    t('availability.column-returned'),
  ];
  const right = { align: 'right' } as const;
  return table([head, ...rows], [{}, right, right, right, right, right]);
}
