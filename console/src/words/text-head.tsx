import { isLanguage, languageNames } from '@parley/text/languages.ts';
import { phrase } from '@parley/text/tokens.ts';
import { standingKeys } from '@parley/text/words.ts';
import type { ReactElement } from 'react';
import { useWords, wordsOf } from './words.tsx';

type HeadProps = { readonly lang: string; readonly standing: 0 | 1 | 2 };

/**
 * The head of one language version, in that language where it is one of ours: who reads it alone
 * is told what it is, and that the signature covers it.
 */
export function TextHead({ lang, standing }: HeadProps): ReactElement {
  const page = useWords();
  const words = isLanguage(lang) ? wordsOf(lang) : page;
  return (
    <h2 className="head" lang={words.lang} dir={words.dir}>
      {words.r('text.heading', {
        language: phrase(isLanguage(lang) ? languageNames[lang] : lang),
        standing: phrase(words.t(standingKeys[standing])),
      })}{' '}
      <span className="good">{words.t('field.signed-text')}</span>
    </h2>
  );
}
