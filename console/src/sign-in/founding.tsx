import type { SessionOfficer } from '@parley/api/session.ts';
import { type ReactElement, useEffect } from 'react';
import { listen } from '../desk/events.ts';
import { useSignal } from '../desk/signal.ts';
import { session } from '../desk/station.ts';
import { CeremonyPage } from '../line/ceremony.tsx';
import { useWords } from '../words/words.tsx';
import { Languages } from './sign-in.tsx';
import { SignOut } from './sign-out.tsx';
import { StationClass } from './station-class.tsx';

/**
 * The desk before the first line: the ceremony, for whoever's place on our card lets him lead it.
 * When the line has begun the session goes on there, and so does the page.
 */
export function Founding({ officer }: { officer: SessionOfficer }): ReactElement {
  const { t, r } = useWords();
  const here = useSignal(session);
  useEffect(listen, []);
  return (
    <main className="founding">
      <header className="acts">
        <strong>
          <bdi>{here?.party ?? ''}</bdi>
        </strong>
        <span>{r('sign-in.as', { officer: <bdi>{officer.name}</bdi> })}</span>
        <Languages />
        <SignOut />
      </header>
      <StationClass />
      {officer.may.includes('ceremony') ? (
        <CeremonyPage />
      ) : (
        <p className="page">{t('founding.waits')}</p>
      )}
    </main>
  );
}
