import { type Language, languages } from '@parley/text/languages.ts';
import { type ReactElement, type ReactNode, useEffect, useMemo } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useAct } from '../act/use-act.tsx';
import { Signal, useSignal } from '../desk/signal.ts';
import { session, tookSession } from '../desk/station.ts';
import { PageLanguage } from './token-text.tsx';
import { WordsContext, wordsOf } from './words.tsx';

function first(): Language {
  const kept = localStorage.getItem('parley.language');
  const wanted = kept ?? navigator.language.slice(0, 2);
  return languages.find((one) => one === wanted) ?? 'en';
}

/** The language of this page: the officer's own where he has chosen one. */
export const language = new Signal<Language>(first());

type Speaking = {
  readonly speak: (lang: Language) => Promise<void>;
  /** Why the choice was not kept for the officer. */
  readonly said: ReactElement;
};

/** Speaks another language from now on, here and wherever this officer signs in. */
export function useSpeaking(): Speaking {
  const { act, said } = useAct();
  const speak = async (lang: Language): Promise<void> => {
    language.set(lang);
    localStorage.setItem('parley.language', lang);
    if (!session.get()?.officer) return;
    const outcome = await act((at) => at.setLanguage({ json: { language: lang } }));
    if (outcome.ok) tookSession(outcome.value);
  };
  return { speak, said };
}

/** Words, direction, and the names that a screen reader says, for all that stands within. */
export function Spoken({ children }: { children: ReactNode }): ReactElement {
  const lang = useSignal(language);
  const words = useMemo(() => wordsOf(lang), [lang]);
  useEffect(() => {
    document.documentElement.lang = lang;
    document.documentElement.dir = words.dir;
  }, [lang, words]);
  return (
    <I18nProvider locale={lang === 'ar' ? 'ar-u-nu-latn' : lang}>
      <PageLanguage value={lang}>
        <WordsContext value={words}>{children}</WordsContext>
      </PageLanguage>
    </I18nProvider>
  );
}
