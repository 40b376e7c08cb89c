import { isLanguage, languageNames, languages } from '@parley/text/languages.ts';
import type { ReactElement } from 'react';
import { useSignal } from '../desk/signal.ts';
import { session } from '../desk/station.ts';
import { notDoneWords } from '../message/refusal-words.ts';
import { useSpeaking } from '../words/language.tsx';
import { useWords } from '../words/words.tsx';
import { Enrol } from './enrol.tsx';
import { linkRefused } from './link.ts';
import { PasskeyButton } from './passkey-button.tsx';
import { StationClass } from './station-class.tsx';

/** Before anyone is signed in: a passkey, or a code to enrol one. Nothing of the line is shown. */
export function SignIn(): ReactElement {
  const words = useWords();
  const { t, r } = words;
  const here = useSignal(session);
  const refused = useSignal(linkRefused);
  return (
    <main className="sign-in">
      <Languages />
      <StationClass />
      <h1>{r('sign-in.title', { party: here?.party ?? '' })}</h1>
      <p className="dim">{t('sign-in.about')}</p>
      {refused !== undefined && (
        <p role="alert" className="bad">
          {notDoneWords(words, refused)}
        </p>
      )}
      <PasskeyButton />
      <Enrol said="sign-in.enrolled" />
    </main>
  );
}

/** Each language by its own name. */
export function Languages(): ReactElement {
  const { lang } = useWords();
  const { speak, said } = useSpeaking();
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
      {said}
    </div>
  );
}
