import { classNames, kinds, precedenceNames } from '@parley/core/codec/kinds.ts';
import { violationSentence } from '@parley/text/finding.ts';
import { foldedTable } from '@parley/text/folded.ts';
import type { Version } from '@parley/text/for-reader.ts';
import { labelOf } from '@parley/text/label.ts';
import { clausesOf, listOf } from '@parley/text/list.ts';
import { duration, identifier, isolate, minuteUtc, quantity } from '@parley/text/tokens.ts';
import { classKeys, kindKey, precedenceKeys } from '@parley/text/words.ts';
import type { Json } from '../../acts/act.ts';
import type { UnopenedView } from '../../acts/line/unopened.ts';
import type { ShownState } from '../../projection/states.ts';
import type { Cli } from '../cli.ts';
import { type Damaged, damagedLines } from './damaged-text.ts';
import { takenBack } from './entry-text.ts';
import { stateKey } from './state-text.ts';
import { unopenedLines } from './unopened-text.ts';
import { versionsText } from './versions.ts';

type Summary = {
  readonly entry: string;
  readonly from: string;
  readonly kind: string;
  readonly precedence: string;
  readonly class: string;
  readonly time: number;
  readonly standing: string;
  readonly violations: readonly string[];
  readonly repeatOf: string | null;
  readonly retractedBy: string | null;
  readonly correctedBy: string | null;
  readonly texts?: readonly Version[];
};

type Waiting = Summary & {
  readonly waitsFor: string;
  readonly stage: string;
  readonly due: number | null;
  readonly rings: boolean;
  /** Until when no answer is to be expected, where they say so. */
  readonly until: number | null;
  readonly state?: ShownState['state'];
};

type Inbox = {
  /** Who reads. */
  readonly party: string;
  readonly now: number;
  readonly page: { readonly from: number; readonly limit: number };
  readonly totals: Readonly<Record<'waitingForUs' | 'waitingForThem' | 'rest', number>>;
  readonly waitingForUs: readonly Waiting[];
  readonly waitingForThem: readonly Waiting[];
  readonly drafts: readonly { draft: string; kind: string; precedence: string; missing: number }[];
  readonly rest: readonly Rest[];
  readonly elsewhere: readonly { readonly line: string; readonly waitingForUs: number }[];
  readonly unopened: readonly UnopenedView[];
  readonly damaged: readonly Damaged[];
  readonly fault: string | null;
};

type Rest = Summary & { readonly states: Readonly<Record<string, Pick<ShownState, 'state'>>> };

/** Two parts, waiting for us and waiting for them, each by precedence and clock; then the rest. */
export function inboxText(cli: Cli, answer: Json): string {
  const { t } = cli;
  const inbox = answer as unknown as Inbox;
  const { totals } = inbox;
  const lines: string[] = [];
  if (inbox.fault) lines.push(`! ${t('desk.disk-full')}`, '');
  for (const line of damagedLines(cli, inbox.damaged)) lines.push(`! ${line}`, '');
  for (const line of unopenedLines(cli, inbox.unopened)) lines.push(`! ${line}`, '');
  const count = totals.waitingForUs;
  lines.push(count === 0 ? t('show.inbox-empty') : t('show.waiting', { count }));
  lines.push(...waitingTable(cli, inbox.waitingForUs, inbox.now));
  lines.push(...pageLines(cli, inbox, inbox.waitingForUs.length, count));
  for (const { line, waitingForUs: waiting } of inbox.elsewhere) {
    lines.push(t('show.waiting-elsewhere', { line: identifier(line), count: waiting }));
  }
  lines.push('');
  if (totals.waitingForThem === 0) lines.push(t('desk.nothing-waits-them'));
  else lines.push(waitingThem(cli, totals.waitingForThem));
  lines.push(...waitingTable(cli, inbox.waitingForThem, inbox.now));
  lines.push(...pageLines(cli, inbox, inbox.waitingForThem.length, totals.waitingForThem));
  if (inbox.drafts.length > 0) lines.push('', `${t('desk.drafts')}:`, ...draftTable(cli, inbox));
  lines.push(...restLines(cli, inbox));
  return lines.join('\n');
}

function waitingThem({ t, lang }: Cli, count: number): string {
  return `${labelOf(t('state.waiting-them'), lang)}: ${isolate(quantity(count), lang)}`;
}

/** Which part of a list stands here, and how the next is asked for; nothing where it is all. */
function pageLines({ t, lang }: Cli, { page }: Inbox, shown: number, total: number): string[] {
  if (shown >= total) return [];
  const next = page.from + page.limit;
  const which =
    shown === 0
      ? t('desk.page-none', { total })
      : t('desk.page', { first: page.from + 1, last: page.from + shown, total });
  if (next >= total || page.limit === 0) return [`  ${which}`];
  const size = page.limit === 30 ? '' : ` --limit ${page.limit}`;
  const command = isolate(identifier(`parley inbox --from ${next}${size}`), lang);
  return [`  ${which} ${t('desk.page-next')} ${command}`];
}

/** What waits for nobody; operators' own messages stand apart from the officers' record. */
function restLines(cli: Cli, inbox: Inbox): string[] {
  const { t } = cli;
  const { rest, totals } = inbox;
  if (totals.rest === 0) return [];
  const service = rest.filter(({ kind }) => kind === 'service');
  const others = rest.filter(({ kind }) => kind !== 'service');
  return [
    ...(others.length > 0
      ? ['', `${t('desk.rest')}:`, ...restTable(cli, inbox.party, others)]
      : []),
    ...(service.length > 0
      ? ['', `${t('desk.service')}:`, ...restTable(cli, inbox.party, service)]
      : []),
    ...pageLines(cli, inbox, rest.length, totals.rest),
  ];
}

function waitingTable(cli: Cli, rows: readonly Waiting[], now: number): string[] {
  const cells = rows.map((row) => {
    return [
      ...summaryCells(cli, row),
      stageWord(cli, row),
      clockWord(cli, row.due, now),
      versionsText(cli, row.texts ?? []),
      mark(cli, row),
    ];
  });
  return foldedTable(cells, cli.width);
}

function summaryCells({ t, lang }: Cli, row: Summary): string[] {
  const precedence = precedenceKeys[precedenceNames.indexOf(row.precedence as never)];
  const cls = classKeys[classNames.indexOf(row.class as never)];
  const kind = kinds[row.kind as keyof typeof kinds] ?? -1;
  return [
    isolate(identifier(row.entry), lang),
    t(precedence ?? 'precedence.routine'),
    t(cls ?? 'class.real'),
    t(kindKey(kind)),
    isolate(minuteUtc(row.time), lang),
  ];
}

function stageWord(cli: Cli, row: Waiting): string {
  const until = row.until === null ? '' : ` ${cli.t('desk.until', { at: minuteUtc(row.until) })}`;
  return `${stageAlone(cli, row)}${until}`;
}

function stageAlone({ t, lang }: Cli, row: Waiting): string {
  if (row.state !== undefined) {
    return `${isolate(identifier(row.waitsFor), lang)}: ${t(stateKey(row.state, false))}`;
  }
  if (row.stage === 'withheld') return t('state.withheld');
  return row.stage === 'acknowledged' ? t('state.acknowledged') : t('state.on-our-record');
}

function clockWord({ t }: Cli, due: number | null, now: number): string {
  if (due === null) return '';
  if (due >= now) return t('show.clock', { left: duration(due - now) });
  return t('show.overdue', { time: duration(now - due) });
}

/** What must be seen at once, in words. */
function mark(cli: Cli, row: Summary): string {
  const { t, lang } = cli;
  const words = takenBack(cli, row);
  if (row.standing === 'peeked') words.push(t('state.peeked'));
  if (row.standing === 'contested') words.push(t('state.contested'));
  for (const code of row.violations) {
    words.push(`${t('state.violation')}: ${violationSentence(lang, code)}`);
  }
  if (row.repeatOf) words.push(t('state.repeat', { id: row.repeatOf }));
  return clausesOf(words, lang);
}

function draftTable({ t, lang, width }: Cli, { drafts }: Inbox): string[] {
  const cells = drafts.map(({ draft, kind, precedence, missing }) => [
    isolate(identifier(draft.slice(0, 8)), lang),
    t(kindKey(kinds[kind as keyof typeof kinds] ?? -1)),
    t(precedenceKeys[precedenceNames.indexOf(precedence as never)] ?? 'precedence.routine'),
    t('release.needed', { count: missing }),
  ]);
  return foldedTable(cells, width);
}

function restTable(cli: Cli, us: string, rest: readonly Rest[]): string[] {
  const cells = rest.map((row) => {
    const states = Object.entries(row.states);
    const words = states.map(
      ([party, { state }]) =>
        `${isolate(identifier(party), cli.lang)}: ${cli.t(stateKey(state, party === us))}`,
    );
    const versions = versionsText(cli, row.texts ?? []);
    return [...summaryCells(cli, row), listOf(words, cli.lang), versions, mark(cli, row)];
  });
  return foldedTable(cells, cli.width);
}
