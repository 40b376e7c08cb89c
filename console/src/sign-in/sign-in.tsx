import { isLanguage, languageNames, languages } from '@parley/text/languages.ts';
import { phrase } from '@parley/text/tokens.ts';
import { startAuthentication } from '@simplewebauthn/browser';
import { type ReactElement, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useSignal } from '../desk/signal.ts';
import { session, station, tookSession } from '../desk/station.ts';
import { refusalWords } from '../message/refusal-words.ts';
import { speak } from '../words/language.tsx';
import { useWords } from '../words/words.tsx';
import { Enrol } from './enrol.tsx';

/** Before anyone is signed in: a passkey, or a code to enrol one. Nothing of the line is shown. */
export function SignIn(): ReactElement {
  const words = useWords();
  const { t, r } = words;
  const here = useSignal(session);
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
    <main className="sign-in">
      <Languages />
      <h1>{r('sign-in.title', { party: here?.party ?? '' })}</h1>
      <p className="dim">{t('sign-in.about')}</p>
      <Button className="button first" autoFocus onPress={() => void enter()}>
        {t('sign-in.passkey')}
      </Button>
      <p role="status" className="said problem">
        {said}
      </p>
      <Enrol />
    </main>
  );
}

type Assertion = Parameters<typeof station.signIn>[0]['json']['response'];

/** As the contract has it: nothing of the browser's beyond what it names. */
function plain(response: unknown): Assertion {
  return JSON.parse(JSON.stringify(response)) as Assertion;
}

/** Each language by its own name. */
export function Languages(): ReactElement {
  const { lang } = useWords();
  return (
    <div className="languages">
      {languages.filter(isLanguage).map((one) => (
        <button
          key={one}
          type="button"
          className="link"
          lang={one}
          aria-pressed={one === lang}
          onClick={() => void speak(one)}
        >
          {languageNames[one]}
        </button>
      ))}
    </div>
  );
}
