import type { ReactElement } from 'react';
import { bound } from '../desk/keys.ts';
import { useSignal } from '../desk/signal.ts';
import { session } from '../desk/station.ts';
import { useWords } from '../words/words.tsx';

/** Moving first, then acting, then going elsewhere; the same key always stands in one place. */
const order = 'J K A R N C S L / ?'.split(' ');

/** The keys that work on this screen, and what is done whatever one presses. */
export function KeyStrip(): ReactElement {
  const { t } = useWords();
  // Of two that have one key the innermost acts, so it alone is shown.
  const acting = new Map(
    useSignal(bound)
      .flat()
      .map((one) => [one.letter, one]),
  );
  const keys = [...acting.values()]
    .filter(({ quiet }) => !quiet)
    .toSorted((a, b) => order.indexOf(a.letter) - order.indexOf(b.letter));
  const demonstration = useSignal(session)?.officer?.demonstration;
  return (
    <footer className="keys">
      <h2 className="hidden">{t('keys.label')}</h2>
      {keys.map(({ letter, says }) => (
        <span key={letter}>
          <kbd>{letter}</kbd> {t(says)}
        </span>
      ))}
      <span className="space" />
      {demonstration && <strong>{t('frame.demonstration')}</strong>}
      <span>{t('keys.recorded')}</span>
    </footer>
  );
}
