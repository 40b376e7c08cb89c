import type { BoardParty, Period } from '@parley/api/board.ts';
import { duration, minuteUtc, phrase } from '@parley/text/tokens.ts';
import type { ReactElement } from 'react';
import { useWords } from '../words/words.tsx';

/** Where the two ledgers differ, by name; and the longest outage that both agree on. */
export function Differences({ party }: { party: BoardParty }): ReactElement {
  const { t, r } = useWords();
  const { disputes, longestOutage } = party;
  const word = (up: boolean) => phrase(t(up ? 'line.up' : 'line.down'));
  return (
    <ul className="differences">
      {disputes.length === 0 && <Agreement periods={party.periods} />}
      {disputes.slice(0, 12).map(({ minute, ours, theirs }) => (
        <li key={minute} className="warn">
          {r('board.differ', { at: minuteUtc(minute), ours: word(ours), theirs: word(theirs) })}
        </li>
      ))}
      {longestOutage && (
        <li>
          {r('board.outage', {
            time: duration(longestOutage.minutes * 60_000),
            from: minuteUtc(longestOutage.from),
          })}
        </li>
      )}
    </ul>
  );
}

/** Ledgers agree where both have stated something; what nobody has stated is no agreement. */
function Agreement({ periods }: { periods: readonly Period[] }): ReactElement {
  const { t } = useWords();
  const ours = periods.some((one) => one.ours !== null);
  const theirs = periods.some((one) => one.theirs !== null);
  if (!ours || !theirs) {
    const says = ours ? 'board.stated-ours' : theirs ? 'board.stated-theirs' : 'board.stated-none';
    return <li className="dim">{t(says)}</li>;
  }
  const both = periods.some((one) => one.ours !== null && one.theirs !== null);
  return both ? (
    <li className="good">{t('board.agree')}</li>
  ) : (
    <li className="dim">{t('board.stated-apart')}</li>
  );
}
