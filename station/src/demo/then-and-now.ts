import { displayWidth, table, wrapDisplay } from '@parley/text/terminal.ts';
import { duration, isolate, quantity } from '@parley/text/tokens.ts';
import type { Played1967 } from './player.ts';
import { dayAndMinute, symbols, type Telling } from './telling.ts';

const minuteMs = 60_000;
/** Headings are broken into lines of so many cells. */
const headingCells = 12;

/**
 * The messages of 1967, then and now; those not found in their place. Where the width is too small
 * for a table, each message is a paragraph of its own.
 */
export function thenAndNow(
  telling: Telling,
  messages: readonly Played1967[],
  width: number,
): string[] {
  const { t } = telling;
  const heads = [
    '#',
    t('demo.column-date'),
    t('demo.column-from'),
    t('demo.column-length'),
    t('demo.transmission-then'),
    t('demo.on-record-now'),
    t('demo.sight-then'),
    t('demo.translation-then'),
  ];
  const rows = messages.map((message) => rowOf(telling, message));
  const right = { align: 'right' } as const;
  const columns = [right, {}, {}, right, right, right, right, right];
  const lines = table([...headings(heads), ...rows], columns);
  if (lines.every((line) => displayWidth(line) <= width)) return lines;
  return rows.flatMap((row) => paragraph(heads, row, width));
}

function rowOf({ t, lang }: Telling, { seq, at, from, known, onRecordMs }: Played1967): string[] {
  const minutes = (count: number | null): string =>
    count === null ? t('demo.not-given') : isolate(duration(count * minuteMs), lang);
  // The year stands in the title, and all times are UTC.
  const date = dayAndMinute(at).slice(5);
  const begin = [String(seq), date, from];
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
}

/** One row per line of the longest heading; shorter ones stand at its foot. */
function headings(heads: readonly string[]): string[][] {
  const broken = heads.map((head) => wrapDisplay(head, headingCells));
  const height = Math.max(...broken.map((lines) => lines.length));
  return Array.from({ length: height }, (_, i) => {
    return broken.map((lines) => lines[i - height + lines.length] ?? '');
  });
}

/** `1 · 06-05 11:47 UTC · moscow`, and beneath it what is known. */
function paragraph(heads: readonly string[], row: readonly string[], width: number): string[] {
  const [seq = '', date = '', from = '', ...rest] = row;
  const known = rest.flatMap((cell, i) => {
    const hasHeading = cell !== '' && cell !== symbols.notFound;
    if (!hasHeading) return [];
    return rest[0] === symbols.notFound ? [cell] : [`${heads[i + 3] ?? ''}: ${cell}`];
  });
  const head = wrapDisplay([seq, date, from].join(' · '), width);
  return [
    ...head,
    ...known.flatMap((line) => wrapDisplay(line, width - 2).map((one) => `  ${one}`)),
  ];
}
