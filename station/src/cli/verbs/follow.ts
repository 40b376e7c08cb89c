import { kinds, precedenceNames } from '@parley/core/codec/kinds.ts';
import { clockUtc, isolate } from '@parley/text/tokens.ts';
import { kindKey, precedenceKeys } from '@parley/text/words.ts';
import type { Command } from 'commander';
import type { Json } from '../../acts/act.ts';
import type { Cli } from '../cli.ts';
import { describe } from '../describe.ts';

type Event = {
  readonly event: string;
  readonly time: number;
  readonly entry?: string;
  readonly kind?: string;
  readonly precedence?: string;
  readonly peeked?: boolean;
  readonly by?: string;
  readonly to?: string;
  readonly circuit?: string | null;
  readonly code?: string;
  readonly detail?: string;
};

/** `parley follow`: entries and states as they come, one line each, until it is interrupted. */
export function addFollow(program: Command, cli: () => Cli): void {
  describe(program.command('follow'), cli, 'follow').action(async () => {
    const emitted = (value: Json) => cli().print(value, () => eventText(cli(), value));
    await cli().ask('follow', {}, { emitted });
  });
}

function eventText(cli: Cli, value: Json): string {
  const event = value as unknown as Event;
  const at = isolate(clockUtc(event.time), cli.lang);
  const entry = isolate(event.entry ?? '', cli.lang);
  return `${at}  ${entry}${entry === '' ? '' : '  '}${eventWords(cli, event)}`;
}

function eventWords(cli: Cli, event: Event): string {
  const { t } = cli;
  switch (event.event) {
    case 'entry': {
      const urgency = precedenceKeys[precedenceNames.indexOf(event.precedence as never)];
      const kind = t(kindKey(kinds[event.kind as keyof typeof kinds] ?? -1));
      const peeked = event.peeked ? ` (${t('state.peeked')})` : '';
      return `${urgency ? `${t(urgency)} ` : ''}${kind}${peeked}`;
    }
    case 'sent':
      return `${event.to}: ${t('state.sent-by', { circuits: event.circuit ?? '?' })}`;
    case 'reached':
      return `${event.by}: ${t('state.reached')}`;
    case 'on-record':
      return `${event.by}: ${t('state.on-record')}`;
    case 'violation':
      return `${t('state.violation')}: ${event.code}`;
    case 'contested':
      return t('state.contested');
    case 'attachment':
      return `${t('field.attachments')}: ${t('show.held')}`;
    default:
      return [event.event, event.code, event.detail].filter(Boolean).join(' ');
  }
}
