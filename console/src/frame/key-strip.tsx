import type { ReactElement } from 'react';
import { bound } from '../desk/keys.ts';
import { useSignal } from '../desk/signal.ts';
import { useWords } from '../words/words.tsx';

/** The keys that work on this screen, and what is done whatever one presses. */
export function KeyStrip(): ReactElement {
  const { t } = useWords();
  const keys = useSignal(bound)
    .flat()
    .filter(({ quiet }) => !quiet);
  return (
    <footer className="keys" aria-label={t('keys.label')}>
      {keys.map(({ letter, says }) => (
        <span key={`${letter} ${says}`}>
          <kbd>{letter}</kbd> {t(says)}
        </span>
      ))}
      <span className="space" />
      <span>{t('keys.recorded')}</span>
    </footer>
  );
}
