import { classNames, precedenceNames } from '@parley/core/codec/kinds.ts';
import { violationSentence } from '@parley/text/finding.ts';
import { labelOf } from '@parley/text/label.ts';
import { clausesOf, listOf } from '@parley/text/list.ts';
import { wrapDisplay } from '@parley/text/terminal.ts';
import {
  hash,
  identifier,
  isolate,
  minuteUtc,
  phrase,
  quantity,
  timeUtc,
  zoneClock,
} from '@parley/text/tokens.ts';
import { classKeys, kindKey, precedenceKeys } from '@parley/text/words.ts';
import type { Json } from '../../acts/act.ts';
import type { UnopenedView } from '../../acts/line/unopened.ts';
import type { RecordView } from '../../projection/record-view.ts';
import { recordWords } from '../../projection/record-words.ts';
import type { Cli } from '../cli.ts';
import { sentenceOf } from '../failure.ts';
import { referenceKey } from './reference-key.ts';
import { type StateAnswer, stateLines } from './state-text.ts';
import { unopenedLines } from './unopened-text.ts';
import { versionLines } from './version-lines.ts';
import { versionsText } from './versions.ts';

/** What the act `show` answers, as far as a sheet needs it. */
export type EntryAnswer = StateAnswer & {
  readonly entry: string;
  readonly from: string;
  readonly form: string;
  readonly kindNumber: number;
  readonly precedence: string;
  readonly class: string;
  readonly time: number;
  readonly clock: number;
  readonly zone: string;
  readonly action: readonly string[];
  readonly information: readonly string[];
  readonly notAfter: number | null;
  readonly standing: 'held' | 'peeked' | 'contested';
  readonly final: boolean;
  readonly repeatOf: string | null;
  readonly retractedBy: string | null;
  readonly correctedBy: string | null;
  readonly violations: readonly string[];
  readonly recordedHere: number | null;
  /** It was long on its way, or waits beyond its clock. */
  readonly late: { readonly written: number; readonly recorded: number } | null;
  readonly notBefore: number | null;
  readonly notLater: number | null;
  readonly contradicted: 'before-held' | 'after-record' | null;
  readonly unopened: readonly UnopenedView[];
  readonly writtenBeforeSeeing: readonly string[];
  readonly crossed: readonly string[];
  readonly said?: RecordView | null;
  readonly texts?: readonly {
    lang: string;
    standing: number;
    text: string;
    warnings: readonly ('bidi-control' | 'mixed-script' | 'invisible')[];
  }[];
  readonly releases?: readonly {
    officer: string;
    name: string | null;
    good: boolean;
    code: string | null;
    origin?: string | null;
  }[];
  readonly references?: readonly { entry: string; held: boolean; true: boolean }[];
  readonly before?: readonly { party: string; entry: string | null }[];
  readonly attachmentsNamed?: readonly {
    sha256: string;
    size: number;
    name: string;
    mediaType: string;
    complete: boolean;
    held: number;
  }[];
};

const width = 78;

/** One entry as a form of fixed fields, its language versions, its states and what it proves. */
export function entryText(cli: Cli, answer: Json): string {
  const shown = answer as unknown as EntryAnswer;
  const cls = cli.t(classKeys[classNames.indexOf(shown.class as never)] ?? 'class.real');
  const frame = shown.class === 'REAL' ? [] : [`=== ${cls} ===`];
  return [
    ...frame,
    ...fields(cli, shown),
    ...notices(cli, shown).map((line) => `! ${line}`),
    '',
    ...texts(cli, shown),
    ...attachments(cli, shown),
    ...stateLines(cli, shown),
    '',
    ...proves(cli, shown),
    ...frame,
  ].join('\n');
}

function fields(cli: Cli, shown: EntryAnswer): string[] {
  const { t, lang } = cli;
  const own = (text: string) => isolate(text, lang);
  const precedence = t(
    precedenceKeys[precedenceNames.indexOf(shown.precedence as never)] ?? 'precedence.routine',
  );
  const cls = t(classKeys[classNames.indexOf(shown.class as never)] ?? 'class.real');
  const rows: [string, string][] = [
    [t('field.number'), own(shown.entry)],
    [t('field.from'), own(shown.from)],
  ];
  if (shown.action.length > 0)
    rows.push([t('addressee.action'), listOf(shown.action.map(own), lang)]);
  if (shown.information.length > 0) {
    rows.push([t('addressee.information'), listOf(shown.information.map(own), lang)]);
  }
  const clock = t(`show.clock-quality-${shown.clock as 0 | 1 | 2}`);
  const capital = `${isolate(zoneClock(shown.time, shown.zone), lang)} ${own(shown.zone)}`;
  rows.push([
    t('field.written'),
    `${isolate(timeUtc(shown.time), lang)} (${clausesOf([capital, clock], lang)})`,
  ]);
  if (shown.recordedHere !== null) {
    rows.push([t('desk.on-record-at'), isolate(timeUtc(shown.recordedHere), lang)]);
  }
  rows.push([t('precedence'), precedence], [t('class'), cls]);
  rows.push([t('field.released-by'), releasedBy(cli, shown)]);
  for (const [i, { entry }] of (shown.references ?? []).entries()) {
    rows.push([t(referenceKey(shown.kindNumber, i)), own(entry)]);
  }
  const versions = shown.texts ?? [];
  if (versions.length > 0) rows.push([t('field.languages'), versionsText(cli, versions)]);
  const seen = (shown.before ?? []).filter(({ party, entry }) => entry && party !== shown.from);
  if (seen.length > 0) {
    rows.push([
      t('field.had-seen'),
      listOf(
        seen.map(({ entry }) => own(entry ?? '')),
        lang,
      ),
    ]);
  }
  return rows.map(([name, value]) => `${labelOf(name, lang)}: ${value}`);
}

function releasedBy({ t, lang }: Cli, { releases = [], violations }: EntryAnswer): string {
  if (releases.length === 0) {
    const missing = violations.includes('release-missing');
    return t(missing ? 'desk.release-lacking' : 'desk.no-release');
  }
  const listed = releases.map(({ name, officer, good, code, origin }) => {
    const named = `${name ?? '?'} (${officer})`;
    const who = origin
      ? t('desk.release-passkey', { officer: named, origin: identifier(origin) })
      : isolate(named, lang);
    const reason = phrase(sentenceOf(lang, code ?? '') ?? code ?? '');
    return good ? who : `${who}: ${t('desk.release-bad', { reason })}`;
  });
  return listOf(listed, lang);
}

/** Whatever must be known before it can be answered. */
function notices(cli: Cli, shown: EntryAnswer): string[] {
  const { t, lang } = cli;
  const lines = takenBack(cli, shown);
  const { late, recordedHere: recorded } = shown;
  // Who wrote it reads his own; what waits over there, the states and the inbox say.
  if (late !== null && shown.from !== shown.us) {
    const { written, recorded: at } = late;
    lines.push(t('state.late', { sent: minuteUtc(written), recorded: minuteUtc(at) }));
  }
  if (shown.standing === 'peeked') lines.push(t('state.peeked'));
  if (shown.standing === 'contested') lines.push(t('state.contested'));
  if (shown.form !== 'readable') {
    lines.push(`${t('state.unreadable', { kind: shown.kindNumber })}. ${t('unopened.unreadable')}`);
  }
  lines.push(...unopenedLines(cli, shown.unopened));
  if (shown.repeatOf) lines.push(t('state.repeat', { id: identifier(shown.repeatOf) }));
  for (const code of shown.violations) {
    lines.push(`${t('state.violation')}: ${violationSentence(lang, code)}`);
  }
  if (shown.contradicted) {
    const at = minuteUtc(
      (shown.contradicted === 'after-record' ? shown.notLater : shown.notBefore) ?? 0,
    );
    lines.push(t(`state.time-${shown.contradicted}`, { claimed: minuteUtc(shown.time), at }));
  }
  for (const id of shown.writtenBeforeSeeing) {
    lines.push(t('state.written-before', { id: identifier(id) }));
  }
  for (const id of shown.crossed) {
    lines.push(`${t('state.crossed')}: ${isolate(identifier(id), lang)}`);
  }
  if (shown.notAfter !== null && shown.notAfter < (recorded ?? Date.now())) {
    lines.push(t('release.not-after', { at: minuteUtc(shown.notAfter) }));
  }
  return lines;
}

type TakenBack = Pick<EntryAnswer, 'retractedBy' | 'correctedBy'>;

/** That its author no longer stands by it, which nobody may overlook who acts on it. */
export function takenBack({ t }: Cli, { retractedBy, correctedBy }: TakenBack): string[] {
  const lines: string[] = [];
  if (retractedBy) lines.push(t('state.retracted-by', { id: identifier(retractedBy) }));
  if (correctedBy) lines.push(t('state.corrected-by', { id: identifier(correctedBy) }));
  return lines;
}

/** What its record says, then its language versions. */
function texts(cli: Cli, shown: EntryAnswer): string[] {
  const { t } = cli;
  const lines: string[] = [];
  if (shown.kindNumber !== 1) lines.push(t(kindKey(shown.kindNumber)));
  for (const sentence of shown.said ? recordWords(cli, shown.said) : []) {
    lines.push(...wrapDisplay(sentence, width));
  }
  lines.push(...versionLines(cli, shown.texts ?? []));
  return lines;
}

function attachments({ t, lang }: Cli, { attachmentsNamed = [] }: EntryAnswer): string[] {
  return attachmentsNamed.map(({ name, mediaType, size, complete, held, sha256 }) => {
    const args = { name: identifier(name), type: identifier(mediaType), size: quantity(size, 'B') };
    const there = complete
      ? t('show.held')
      : held > 0
        ? t('desk.on-its-way', { held: quantity(held, 'B') })
        : t('show.not-held');
    const what = `${t('desk.attachment', args)} (${isolate(hash(sha256), lang)})`;
    return `${t('field.attachments')}: ${what}: ${there}`;
  });
}

function proves({ t }: Cli, shown: EntryAnswer): string[] {
  return [
    ...wrapDisplay(provesWord(t, shown), width),
    ...wrapDisplay(t('proves-not.message'), width),
    ...wrapDisplay(shown.final ? t('show.final') : t('show.not-final'), width),
  ];
}

/** No more than the signatures say: of an officer only where each release holds. */
function provesWord(t: Cli['t'], { from: party, notLater, releases = [] }: EntryAnswer): string {
  if (notLater === null) return t('desk.proves-signed', { party });
  const recorded = timeUtc(notLater);
  const released = releases.length > 0 && releases.every(({ good }) => good);
  return t(released ? 'proves.message' : 'desk.proves-unreleased', { party, recorded });
}
