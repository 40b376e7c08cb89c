import type { Language } from '@parley/text/languages.ts';
import { Signal, useSignal } from '../desk/signal.ts';

export type Calendar = 'gregorian' | 'umalqura';

/** The calendar that stands beside UTC dates; kept on the machine. */
export const calendar = new Signal<Calendar>(
  localStorage.getItem('parley.calendar') === 'umalqura' ? 'umalqura' : 'gregorian',
);

export function useCalendar(): Calendar {
  return useSignal(calendar);
}

/**
 * A day in the language's own words, numerals and the chosen calendar: it stands beside a UTC time
 * and never instead of it.
 */
export function calendarDate(ms: number, lang: Language, chosen: Calendar): string {
  const locale = lang === 'ar' ? 'ar-u-nu-arab' : lang;
  const name = chosen === 'umalqura' ? 'islamic-umalqura' : 'gregory';
  const format = new Intl.DateTimeFormat(locale, {
    calendar: name,
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  return format.format(ms);
}
