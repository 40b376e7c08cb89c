import type { BoardParty } from '@parley/api/board.ts';
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
      {disputes.length === 0 && <li className="good">{t('board.agree')}</li>}
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
