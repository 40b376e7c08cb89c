import type { SessionOfficer } from '@parley/api/session.ts';
import { type ReactElement, useEffect } from 'react';
import { Button } from 'react-aria-components/Button';
import { listen } from '../desk/events.ts';
import { useSignal } from '../desk/signal.ts';
import { session, station, tookSession } from '../desk/station.ts';
import { CeremonyPage } from '../line/ceremony.tsx';
import { useWords } from '../words/words.tsx';
import { Languages } from './sign-in.tsx';

/**
 * The desk before the first line: the ceremony, for whoever's place on our card lets him lead it.
 * When the line has begun the session goes on there, and so does the page.
 */
export function Founding({ officer }: { officer: SessionOfficer }): ReactElement {
  const { t, r } = useWords();
  const here = useSignal(session);
  useEffect(listen, []);
  const leave = async (): Promise<void> => {
    const outcome = await station.signOut({});
    if (outcome.ok) tookSession(outcome.value);
  };
  return (
    <main className="founding">
      <header className="acts">
        <strong>
          <bdi>{here?.party ?? ''}</bdi>
        </strong>
        <span>{r('sign-in.as', { officer: <bdi>{officer.name}</bdi> })}</span>
        <Languages />
        <Button className="button" onPress={() => void leave()}>
          {t('sign-in.out')}
        </Button>
      </header>
      {officer.may.includes('ceremony') ? (
        <CeremonyPage />
      ) : (
        <p className="page">{t('founding.waits')}</p>
      )}
    </main>
  );
}
