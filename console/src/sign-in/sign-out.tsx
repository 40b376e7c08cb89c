import type { ReactElement } from 'react';
import { Button } from 'react-aria-components/Button';
import { useAct } from '../act/use-act.tsx';
import { tookSession } from '../desk/station.ts';
import { useWords } from '../words/words.tsx';

/** Ends the session of whoever is signed in here. */
export function SignOut(): ReactElement {
  const { t } = useWords();
  const { act, said } = useAct();
  const leave = async (): Promise<void> => {
    const outcome = await act((at) => at.signOut({}));
    if (outcome.ok) tookSession(outcome.value);
  };
  return (
    <>
      <Button className="button" onPress={() => void leave()}>
        {t('sign-in.out')}
      </Button>{' '}
      {said}
    </>
  );
}
