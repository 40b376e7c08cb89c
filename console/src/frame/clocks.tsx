import { clockUtc, timeUtc, zoneClock } from '@parley/text/tokens.ts';
import type { ReactElement } from 'react';
import { useNow } from '../desk/clock.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { TokenText } from '../words/token-text.tsx';
import { useWords } from '../words/words.tsx';
import { calendarDate, useCalendar } from './calendar.ts';

/** UTC first, then each capital with its name. */
export function Clocks(): ReactElement {
  const { t, lang } = useWords();
  const { info, title } = useDeskLine();
  const now = useNow();
  const calendar = useCalendar();
  const date = calendarDate(now, lang, calendar);
  return (
    <section className="clocks" aria-label={t('frame.clocks')}>
      <time dateTime={new Date(now).toISOString()} title={`${timeUtc(now).text} · ${date}`}>
        <TokenText token={clockUtc(now)} />
      </time>
      {info.parties.map(({ name, zone }) => (
        <span key={name}>
          <span className="dim">{title(name)}</span> <TokenText token={zoneClock(now, zone)} />
        </span>
      ))}
    </section>
  );
}
