import { table } from '@parley/text/terminal.ts';
import { duration, isolate, quantity } from '@parley/text/tokens.ts';
import type { Played1967 } from './player.ts';
import { dayAndMinute, symbols, type Telling } from './telling.ts';

const minuteMs = 60_000;

/** The messages of 1967, then and now; those not found in their place. */
export function thenAndNow(
  { t, lang }: Telling,
  messages: readonly Played1967[],
  names: (party: string) => string,
): string[] {
  const none = t('demo.not-given');
  const minutes = (count: number | null | undefined): string =>
    typeof count === 'number' ? isolate(duration(count * minuteMs), lang) : none;
  const head = [
    '#',
    t('demo.column-date'),
    t('demo.column-from'),
    t('demo.column-length'),
    t('demo.transmission-then'),
    t('demo.on-record-now'),
    t('demo.sight-then'),
    t('demo.translation-then'),
  ];
  const rows = messages.map(({ seq, at, from, known, onRecordMs }) => {
    const begin = [String(seq), dayAndMinute(at).slice(5), names(from)];
    if (known === null || onRecordMs === null) {
      return [...begin, symbols.notFound, t('demo.not-found-short'), '', '', ''];
    }
    return [
      ...begin,
      isolate(quantity(known.characters), lang),
      minutes(known.minutes),
      isolate(duration(onRecordMs), lang),
      minutes(known.sightTranslationMinutes),
      minutes(known.finalTranslationMinutes),
    ];
  });
  const right = { align: 'right' } as const;
  return table([head, ...rows], [right, {}, {}, right, right, right, right, right]);
}
