import { phrase } from '@parley/text/tokens.ts';
import { startAuthentication } from '@simplewebauthn/browser';
import { type ReactElement, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { station, tookSession } from '../desk/station.ts';
import { refusalWords } from '../message/refusal-words.ts';
import { useWords } from '../words/words.tsx';

/** Signs in whoever's passkey answers, and says why it did not. */
export function PasskeyButton(): ReactElement {
  const words = useWords();
  const { t } = words;
  const [said, setSaid] = useState<string>();
  const enter = async (): Promise<void> => {
    const begun = await station.signInOptions({});
    if (!begun.ok) return setSaid(failed(begun.code));
    const { ticket, options } = begun.value;
    const response = await startAuthentication({ optionsJSON: options }).catch(() => undefined);
    if (response === undefined) return setSaid(t('sign-in.cancelled'));
    const outcome = await station.signIn({ json: { ticket, response: plain(response) } });
    if (outcome.ok) tookSession(outcome.value);
    else setSaid(failed(outcome.code));
  };
  const failed = (code: string): string =>
    t('sign-in.failed', { reason: phrase(refusalWords(words, code)) });
  return (
    <>
      <Button className="button first" autoFocus onPress={() => void enter()}>
        {t('sign-in.passkey')}
      </Button>
      <p role="status" className="said problem">
        {said}
      </p>
    </>
  );
}

type Assertion = Parameters<typeof station.signIn>[0]['json']['response'];

/** As the contract has it: nothing of the browser's beyond what it names. */
function plain(response: unknown): Assertion {
  return JSON.parse(JSON.stringify(response)) as Assertion;
}
