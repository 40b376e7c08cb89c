import { startAuthentication } from '@simplewebauthn/browser';
import type { ReactElement } from 'react';
import { Button } from 'react-aria-components/Button';
import { useAct } from '../act/use-act.tsx';
import { type Acts, tookSession } from '../desk/station.ts';
import { useWords } from '../words/words.tsx';

/** Signs in whoever's passkey answers, and says why it did not. */
export function PasskeyButton(): ReactElement {
  const { t } = useWords();
  const { act, say, said } = useAct();
  const enter = async (): Promise<void> => {
    const begun = await act((at) => at.signInOptions({}));
    if (!begun.ok) return;
    const { ticket, options } = begun.value;
    const given = await startAuthentication({ optionsJSON: options }).catch(() => undefined);
    if (given === undefined) return say(t('sign-in.cancelled'));
    const outcome = await act((at) => at.signIn({ json: { ticket, response: plain(given) } }));
    if (outcome.ok) tookSession(outcome.value);
  };
  return (
    <>
      <Button className="button first" autoFocus onPress={() => void enter()}>
        {t('sign-in.passkey')}
      </Button>
      {said}
    </>
  );
}

type Assertion = Parameters<Acts['signIn']>[0]['json']['response'];

/** As the contract has it: nothing of the browser's beyond what it names. */
function plain(response: unknown): Assertion {
  return JSON.parse(JSON.stringify(response)) as Assertion;
}
