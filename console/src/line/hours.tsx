import type { BoardParty, Period } from '@parley/api/board.ts';
import { minuteUtc, quantity } from '@parley/text/tokens.ts';
import type { ReactElement } from 'react';
import { type PlainKey, useWords } from '../words/words.tsx';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const hours = Array.from({ length: 24 }, (_, hour) => hour);

type HoursProps = { readonly party: BoardParty; readonly until: number };

/** The hours as a calendar: each cell halved, our ledger above, theirs below. */
export function Hours({ party, until }: HoursProps): ReactElement {
  const { t } = useWords();
  const days = daysOf(party.periods, until);
  return (
    <section className="hours">
      <h2>
        {t('board.hours')}: <span className="dim small">{t('board.hours-about')}</span>
      </h2>
      <table>
        <thead>
          <tr>
            <td />
            {hours.map((hour) => (
              <th scope="col" key={hour}>
                <bdi dir="ltr">{String(hour).padStart(2, '0')}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, cells }) => (
            <tr key={day}>
              <th scope="row">
                <bdi dir="ltr">{new Date(day).toISOString().slice(5, 10)}</bdi>
              </th>
              {hours.map((hour) => (
                <td key={hour}>
                  <Cell period={cells.get(hour)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Legend />
    </section>
  );
}

type Day = { readonly day: number; readonly cells: ReadonlyMap<number, Period> };

/** So many days are shown, whether anything was stated of them or not. */
const daysShown = 7;

function daysOf(periods: readonly Period[], until: number): Day[] {
  const days = new Map<number, Map<number, Period>>();
  const last = Math.floor(until / dayMs) * dayMs;
  for (let back = daysShown - 1; back >= 0; back--) days.set(last - back * dayMs, new Map());
  for (const period of periods) {
    const day = Math.floor(period.start / dayMs) * dayMs;
    const cells = days.get(day) ?? new Map<number, Period>();
    days.set(day, cells.set(Math.floor((period.start - day) / hourMs), period));
  }
  return [...days].map(([day, cells]) => ({ day, cells }));
}

type Half = 'up' | 'down' | 'differs' | 'none';

function halfOf(minutes: number | null, period: Period): Half {
  if (minutes === null) return 'none';
  if (period.disputed > 0 && minutes < 60) return 'differs';
  return minutes < 60 ? 'down' : 'up';
}

function Cell({ period }: { period: Period | undefined }): ReactElement {
  const { t } = useWords();
  if (!period) {
    return (
      <span className="hour">
        <i data-half="none" />
        <i data-half="none" />
      </span>
    );
  }
  const { ours, theirs } = period;
  const at = minuteUtc(period.start);
  const words =
    ours === null && theirs === null
      ? t('board.hour-not-stated', { at })
      : t('board.hour', { at, ours: quantity(ours ?? 0), theirs: quantity(theirs ?? 0) });
  return (
    <span className="hour" title={words}>
      <i data-half={halfOf(ours, period)} />
      <i data-half={halfOf(theirs, period)} />
      <span className="hidden">{words}</span>
    </span>
  );
}

const legend: readonly (readonly [Half, PlainKey])[] = [
  ['up', 'board.legend-up'],
  ['down', 'board.legend-down'],
  ['differs', 'board.legend-differs'],
  ['none', 'board.legend-none'],
];

function Legend(): ReactElement {
  const { t } = useWords();
  return (
    <p className="legend small">
      {legend.map(([half, says]) => (
        <span key={half}>
          <span className="hour">
            <i data-half={half} />
          </span>{' '}
          {t(says)}
        </span>
      ))}
    </p>
  );
}
