import { quantity, timeUtc } from '@parley/text/tokens.ts';
import type { ReactElement } from 'react';
import { useDeskLine } from '../desk/desk-line.tsx';
import { damagedWords, nextWords, unopenedWords } from '../message/unopened-words.tsx';
import { useWords } from '../words/words.tsx';

/**
 * Lines that were set aside and sessions that do not open here, each with its cause, since when,
 * and what happens next; nothing where everything opens.
 */
export function Unopened(): ReactElement | null {
  const words = useWords();
  const { t, r } = words;
  const { status } = useDeskLine();
  const { damaged = [], unopened = [] } = status ?? {};
  if (damaged.length + unopened.length === 0) return null;
  return (
    <section className="unopened">
      <h2>{t('board.unopened')}</h2>
      <ul>
        {damaged.map((one) => (
          <li key={one.id} className="bad">
            {damagedWords(words, one)}
          </li>
        ))}
        {unopened.map((one) => (
          <li key={`${one.circuit} ${one.session}`}>
            <p className="warn">{unopenedWords(words, one)}</p>
            {one.last !== null && (
              <p className="small dim">
                {r('board.unopened-frames', {
                  count: quantity(one.frames),
                  last: timeUtc(one.last),
                })}
              </p>
            )}
            <p>{nextWords(words, one)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
