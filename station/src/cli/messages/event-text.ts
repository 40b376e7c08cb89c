import { kinds, precedenceNames } from '@parley/core/codec/kinds.ts';
import { violationSentence } from '@parley/text/finding.ts';
import type { Version } from '@parley/text/for-reader.ts';
import { clausesOf, listOf } from '@parley/text/list.ts';
import { clockUtc, identifier, isolate, phrase } from '@parley/text/tokens.ts';
import { kindKey, precedenceKeys } from '@parley/text/words.ts';
import type { Json } from '../../acts/act.ts';
import type { Cli } from '../cli.ts';
import { sentenceOf } from '../failure.ts';
import { faultText, muteText } from './fault-text.ts';
import { versionsText } from './versions.ts';

/** What the act `follow` emits, one at a time. */
type Event = {
  readonly event: string;
  readonly time: number;
  readonly entry?: string;
  readonly kind?: string;
  readonly precedence?: string;
  readonly peeked?: boolean;
  readonly violations?: readonly string[];
  readonly texts?: readonly Version[];
  readonly by?: string;
  readonly to?: string;
  readonly from?: string | null;
  readonly peer?: string | null;
  readonly party?: string;
  readonly circuit?: string | null;
  readonly id?: string;
  readonly up?: boolean;
  readonly final?: boolean;
  readonly k?: number;
  readonly what?: string;
  readonly reason?: string | null;
  readonly code?: string;
};

/** One event as one line: when, which entry, and what of it. */
export function eventText(cli: Cli, value: Json): string {
  const event = value as unknown as Event;
  const at = isolate(clockUtc(event.time), cli.lang);
  const words = eventWords(cli, event);
  if (event.entry === undefined) return `${at}  ${words}`;
  return `${at}  ${isolate(identifier(event.entry), cli.lang)}  ${words}`;
}

function eventWords(cli: Cli, event: Event): string {
  const { t, lang } = cli;
  const party = (name: string | null | undefined) => isolate(identifier(name ?? '?'), lang);
  switch (event.event) {
    case 'entry':
      return entryWords(cli, event);
    case 'sent': {
      const circuits = identifier(event.circuit ?? '?');
      return `${party(event.to)}: ${t('state.sent-by', { circuits })}`;
    }
    case 'reached':
      return `${party(event.by)}: ${t('state.reached')}`;
    case 'on-record':
      return `${party(event.by)}: ${t('state.on-record')}`;
    case 'violation':
      return violationWords(cli, event.code ?? '');
    case 'contested':
      return `${party(event.party)}: ${t('state.contested')}`;
    case 'attachment':
      return `${t('field.attachments')}: ${t('show.held')}`;
    default:
      return stationWords(cli, event);
  }
}

function entryWords(cli: Cli, event: Event): string {
  const { t } = cli;
  const urgency = precedenceKeys[precedenceNames.indexOf(event.precedence as never)];
  const kind = t(kindKey(kinds[event.kind as keyof typeof kinds] ?? -1));
  const head = urgency ? listOf([t(urgency), kind], cli.lang) : kind;
  const { texts = [] } = event;
  const versions = texts.length > 0 ? [versionsText(cli, texts)] : [];
  const peeked = event.peeked ? [t('state.peeked')] : [];
  const broken = (event.violations ?? []).map((code) => violationWords(cli, code));
  return clausesOf([head, ...versions, ...peeked, ...broken], cli.lang);
}

function violationWords({ t, lang }: Cli, code: string): string {
  return `${t('state.violation')}: ${violationSentence(lang, code)}`;
}

/** Events of circuits, line and station: each a sentence, never the name of the event. */
function stationWords({ t, lang }: Cli, event: Event): string {
  const party = identifier(event.peer ?? event.from ?? '?');
  switch (event.event) {
    case 'refused': {
      const { code = '', circuit } = event;
      const reason = phrase(sentenceOf(lang, code) ?? code);
      return t('follow.refused', { party, circuit: identifier(circuit ?? '—'), reason });
    }
    case 'cut':
      return t(event.final ? 'follow.cut-final' : 'follow.cut', { k: event.k ?? 0 });
    case 'circuit': {
      const state = phrase(t(event.up ? 'circuit.up' : 'circuit.down'));
      return t('follow.circuit', { circuit: identifier(event.id ?? '?'), party, state });
    }
    case 'line':
      return t('follow.line', { party, state: phrase(t(event.up ? 'line.up' : 'line.down')) });
    case 'mute':
      return event.reason ? muteText(t, event.reason) : t('follow.speaks');
    case 'fault':
      return faultText(t, event.what ?? '');
    case 'recovered':
      return t('follow.recovered');
    default:
      return event.event;
  }
}
