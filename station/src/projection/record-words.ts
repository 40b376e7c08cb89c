import type { Language } from '@parley/text/languages.ts';
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
import type { Translate } from '@parley/text/translator.ts';
import { confirmKeys, watchKeys } from '@parley/text/words.ts';
import type { NamedOfficer, PartyHourView, RecordView } from './record-view.ts';

/** In whose words: a language, and the sentences of it. */
export type Speaker = { readonly t: Translate; readonly lang: Language };

type As<K extends RecordView['kind']> = Extract<RecordView, { kind: K }>;

/** What the record of an entry says, one sentence a line; every kind that has one is told. */
export function recordWords(speaker: Speaker, said: RecordView): string[] {
  const { t } = speaker;
  switch (said.kind) {
    case 'ack':
      return ackWords(speaker, said);
    case 'withheld':
      return withheldWords(speaker, said);
    case 'confirm-answer':
      return [t(confirmKeys[said.answer] ?? 'confirm.not-now')];
    case 'watch':
      return watchWords(speaker, said);
    case 'availability':
      return availabilityWords(speaker, said);
    case 'charter':
      return charterWords(speaker, said);
    case 'roster':
      return rosterWords(speaker, said);
    case 'incarnation':
      return incarnationWords(speaker, said);
    case 'receive-key':
      return [t('record.receive-key', { number: said.number })];
    case 'cut':
      return cutWords(speaker, said);
    case 'handover':
      return handoverWords(speaker, said);
    case 'exercise':
      return exerciseWords(speaker, said);
    case 'terms':
      return termsWords(speaker, said);
  }
}

function ackWords(speaker: Speaker, { attachments }: As<'ack'>): string[] {
  const { t } = speaker;
  if (attachments.length === 0) return [t('release.ack-means')];
  const hashes = tokens(
    speaker,
    attachments.map((one) => hash(one)),
  );
  return [t('release.ack-means'), t('record.ack-attachments', { hashes })];
}

function withheldWords({ t }: Speaker, { until }: As<'withheld'>): string[] {
  const means = t('release.withheld-means');
  if (until === null) return [means];
  return [means, t('release.no-answer-before', { at: minuteUtc(until) })];
}

/** Who its author says is there, and until when. */
function watchWords({ t }: Speaker, { state, until }: As<'watch'>): string[] {
  const key = watchKeys[state];
  if (key === undefined) return [];
  return [until === null ? t(key) : t(`${key}-until`, { until: minuteUtc(until) })];
}

function availabilityWords(speaker: Speaker, said: As<'availability'>): string[] {
  const { t } = speaker;
  const hour = minuteUtc(said.hour);
  const parties = said.parties.flatMap((one) => partyHourWords(speaker, hour, one));
  const none = parties.length === 0 ? [t('record.availability-alone', { hour })] : [];
  return [...none, ...parties, t('record.private-root', { hash: hash(said.privateRoot) })];
}

function partyHourWords({ t }: Speaker, hour: Token, said: PartyHourView): string[] {
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

function charterWords({ t }: Speaker, { line, predecessor }: As<'charter'>): string[] {
  const first = t('record.charter', { line: hash(line) });
  if (predecessor === null) return [first];
  const { k, line: before } = predecessor;
  return [first, t('record.charter-from', { k, line: hash(before) })];
}

function rosterWords(speaker: Speaker, { action, officer, roles }: As<'roster'>): string[] {
  const { t, lang } = speaker;
  const who = phrase(officerWords(speaker, officer));
  if (action === 'remove') return [t('record.roster-remove', { officer: who })];
  const words = roles.map((role) => t(`role.${role}`));
  return [t('record.roster-add', { officer: who, roles: phrase(listOf(words, lang)) })];
}

function incarnationWords({ t }: Speaker, said: As<'incarnation'>): string[] {
  const { number, party, before } = said;
  const opened = t('record.incarnation', { number, party: identifier(party) });
  if (before === null) return [opened, t('record.incarnation-alone')];
  return [opened, t('record.incarnation-before', { entry: identifier(before) })];
}

function cutWords(speaker: Speaker, { k, heads }: As<'cut'>): string[] {
  if (heads.length === 0) return [speaker.t('record.cut-alone', { k })];
  const named = tokens(
    speaker,
    heads.map((one) => identifier(one)),
  );
  return [speaker.t('record.cut', { k, heads: named })];
}

function handoverWords(speaker: Speaker, { from, to }: As<'handover'>): string[] {
  const takes = phrase(officerWords(speaker, to));
  if (from === null) return [speaker.t('signing.record-watch-taken', { to: takes })];
  const gives = phrase(officerWords(speaker, from));
  return [speaker.t('signing.record-handover', { from: gives, to: takes })];
}

function exerciseWords({ t, lang }: Speaker, said: As<'exercise'>): string[] {
  const title = phrase(isolate(said.title, lang));
  if (said.step === 'end') return [t('signing.record-exercise-end', { title })];
  const [from, until] = [minuteUtc(said.from), minuteUtc(said.until)];
  return [t('signing.record-exercise-start', { title, from, until })];
}

function termsWords({ t }: Speaker, { terms }: As<'terms'>): string[] {
  if (terms === null) return [t('signing.record-terms-agree')];
  const words = terms.map((term) => {
    return term.map(({ lang, word }) => isolate(word, lang)).join(' = ');
  });
  return [t('signing.record-terms', { terms: phrase(words.join('; ')) })];
}

/** Name and id; the id alone of one whom this station does not know. */
function officerWords({ t, lang }: Speaker, { id, name }: NamedOfficer): string {
  if (name === null) return isolate(identifier(id), lang);
  return t('record.officer', { name: phrase(isolate(name, lang)), id: identifier(id) });
}

function tokens({ lang }: Speaker, list: readonly Token[]): Token {
  return phrase(
    listOf(
      list.map((one) => isolate(one, lang)),
      lang,
    ),
  );
}
