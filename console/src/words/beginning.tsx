import type { Preview } from '@parley/api/inbox.ts';
import { isLanguage, languageNames } from '@parley/text/languages.ts';
import { phrase } from '@parley/text/tokens.ts';
import type { ReactElement } from 'react';
import { ForeignLine } from './foreign-text.tsx';
import { useWords } from './words.tsx';

/** Its words, and those of its reviewed translations; a draft's own words have none. */
export type Begun = Pick<Preview, 'lang' | 'text'> & Partial<Pick<Preview, 'translations'>>;

/**
 * How a message begins, in the reader's language where a translation into it was reviewed; it is
 * marked as one, and the message that the row opens has the original beside it.
 */
export function Beginning({ preview }: { readonly preview: Begun }): ReactElement {
  const { r, lang } = useWords();
  const translation = translationOf(preview, lang);
  const { text, lang: of } = translation ?? preview;
  const original = isLanguage(preview.lang) ? languageNames[preview.lang] : preview.lang;
  return (
    <>
      {translation && (
        <span className="translated">
          {r('reading.translated', { language: phrase(original) })}{' '}
        </span>
      )}
      <ForeignLine text={text} lang={of} />
    </>
  );
}

/** The language that a row shows: its direction is the row's. */
export function shownLanguage(preview: Begun, lang: string): string {
  return translationOf(preview, lang)?.lang ?? preview.lang;
}

function translationOf({ lang: of, translations = [] }: Begun, lang: string) {
  return of === lang ? undefined : translations.find((one) => one.lang === lang);
}
