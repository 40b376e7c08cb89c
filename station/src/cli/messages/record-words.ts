import { listOf } from '@parley/text/list.ts';
import {
  hash,
  identifier,
  isolate,
  minuteUtc,
  phrase,
  quantity,
  type Token,
} from '@parley/text/tokens.ts';
import { confirmKeys, watchKeys } from '@parley/text/words.ts';
import type { NamedOfficer, PartyHourView, RecordView } from '../../projection/record-view.ts';
import type { Cli } from '../cli.ts';

type As<K extends RecordView['kind']> = Extract<RecordView, { kind: K }>;

/** What the record of an entry says, one sentence a line; every kind that has one is told. */
export function recordWords(cli: Cli, said: RecordView): string[] {
  const { t } = cli;
  switch (said.kind) {
    case 'ack':
      return ackWords(cli, said);
    case 'withheld':
      return withheldWords(cli, said);
    case 'confirm-answer':
      return [t(confirmKeys[said.answer] ?? 'confirm.not-now')];
    case 'watch':
      return watchWords(cli, said);
    case 'availability':
      return availabilityWords(cli, said);
    case 'charter':
      return charterWords(cli, said);
    case 'roster':
      return rosterWords(cli, said);
    case 'incarnation':
      return incarnationWords(cli, said);
    case 'receive-key':
      return [t('record.receive-key', { number: said.number })];
    case 'cut':
      return cutWords(cli, said);
    case 'handover':
      return handoverWords(cli, said);
    case 'exercise':
      return exerciseWords(cli, said);
    case 'terms':
      return termsWords(cli, said);
  }
}

function ackWords(cli: Cli, { attachments }: As<'ack'>): string[] {
  const { t } = cli;
  if (attachments.length === 0) return [t('release.ack-means')];
  const hashes = tokens(
    cli,
    attachments.map((one) => hash(one)),
  );
  return [t('release.ack-means'), t('record.ack-attachments', { hashes })];
}

function withheldWords({ t }: Cli, { until }: As<'withheld'>): string[] {
  const means = t('release.withheld-means');
  if (until === null) return [means];
  return [means, t('release.no-answer-before', { at: minuteUtc(until) })];
}

/** Who its author says is there, and until when. */
function watchWords({ t }: Cli, { state, until }: As<'watch'>): string[] {
  const key = watchKeys[state];
  if (key === undefined) return [];
  return [until === null ? t(key) : t(`${key}-until`, { until: minuteUtc(until) })];
}

function availabilityWords(cli: Cli, said: As<'availability'>): string[] {
  const { t } = cli;
  const hour = minuteUtc(said.hour);
  const parties = said.parties.flatMap((one) => partyHourWords(cli, hour, one));
  const none = parties.length === 0 ? [t('record.availability-alone', { hour })] : [];
  return [...none, ...parties, t('record.private-root', { hash: hash(said.privateRoot) })];
}

function partyHourWords({ t }: Cli, hour: Token, said: PartyHourView): string[] {
  const { party, minutesUp: up, circuits } = said;
  const lines = circuits.map(({ id, minutesUp, sent, returned, medianUs, maxUs }) => {
    const circuit = identifier(id);
    const told = t('record.circuit', { circuit, up: minutesUp, sent, returned });
    if (returned === 0) return told;
    const median = quantity(medianUs / 1000, 'ms', 1);
    const max = quantity(maxUs / 1000, 'ms', 1);
    return `${told} ${t('record.round-trip', { median, max })}`;
  });
  return [t('record.availability', { hour, party: identifier(party), up }), ...lines];
}

function charterWords({ t }: Cli, { line, predecessor }: As<'charter'>): string[] {
  const first = t('record.charter', { line: hash(line) });
  if (predecessor === null) return [first];
  const { k, line: before } = predecessor;
  return [first, t('record.charter-from', { k, line: hash(before) })];
}

function rosterWords(cli: Cli, { action, officer, roles }: As<'roster'>): string[] {
  const { t, lang } = cli;
  const who = phrase(officerWords(cli, officer));
  if (action === 'remove') return [t('record.roster-remove', { officer: who })];
  const words = roles.map((role) => t(`role.${role}`));
  return [t('record.roster-add', { officer: who, roles: phrase(listOf(words, lang)) })];
}

function incarnationWords({ t }: Cli, said: As<'incarnation'>): string[] {
  const { number, party, before } = said;
  const opened = t('record.incarnation', { number, party: identifier(party) });
  if (before === null) return [opened, t('record.incarnation-alone')];
  return [opened, t('record.incarnation-before', { entry: identifier(before) })];
}

function cutWords(cli: Cli, { k, heads }: As<'cut'>): string[] {
  if (heads.length === 0) return [cli.t('record.cut-alone', { k })];
  const named = tokens(
    cli,
    heads.map((one) => identifier(one)),
  );
  return [cli.t('record.cut', { k, heads: named })];
}

function handoverWords(cli: Cli, { from, to }: As<'handover'>): string[] {
  const takes = phrase(officerWords(cli, to));
  if (from === null) return [cli.t('signing.record-watch-taken', { to: takes })];
  const gives = phrase(officerWords(cli, from));
  return [cli.t('signing.record-handover', { from: gives, to: takes })];
}

function exerciseWords({ t, lang }: Cli, said: As<'exercise'>): string[] {
  const title = phrase(isolate(said.title, lang));
  if (said.step === 'end') return [t('signing.record-exercise-end', { title })];
  const [from, until] = [minuteUtc(said.from), minuteUtc(said.until)];
  return [t('signing.record-exercise-start', { title, from, until })];
}

function termsWords({ t }: Cli, { terms }: As<'terms'>): string[] {
  if (terms === null) return [t('signing.record-terms-agree')];
  const words = terms.map((term) => {
    return term.map(({ lang, word }) => isolate(word, lang)).join(' = ');
  });
  return [t('signing.record-terms', { terms: phrase(words.join('; ')) })];
}

/** Name and id; the id alone of one whom this station does not know. */
function officerWords({ t, lang }: Cli, { id, name }: NamedOfficer): string {
  if (name === null) return isolate(identifier(id), lang);
  return t('record.officer', { name: phrase(isolate(name, lang)), id: identifier(id) });
}

function tokens({ lang }: Cli, list: readonly Token[]): Token {
  return phrase(
    listOf(
      list.map((one) => isolate(one, lang)),
      lang,
    ),
  );
}
