import { type Language, languages } from '@parley/text/languages.ts';
import { type ReactElement, type ReactNode, useEffect, useMemo } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Signal, useSignal } from '../desk/signal.ts';
import { session, station, tookSession } from '../desk/station.ts';
import { PageLanguage } from './token-text.tsx';
import { WordsContext, wordsOf } from './words.tsx';

function first(): Language {
  const kept = localStorage.getItem('parley.language');
  const wanted = kept ?? navigator.language.slice(0, 2);
  return languages.find((one) => one === wanted) ?? 'en';
}

/** The language of this page: the officer's own where he has chosen one. */
export const language = new Signal<Language>(first());

/** Speaks another language from now on, here and wherever this officer signs in. */
export async function speak(lang: Language): Promise<void> {
  language.set(lang);
  localStorage.setItem('parley.language', lang);
  if (!session.get()?.officer) return;
  const outcome = await station.setLanguage({ json: { language: lang } });
  if (outcome.ok) tookSession(outcome.value);
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
