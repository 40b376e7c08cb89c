import type { Language } from '@parley/text/languages.ts';
import { type Token, tokenIn } from '@parley/text/tokens.ts';
import { createContext, type ReactElement, useContext } from 'react';

/** The language of the page, for tokens that stand in no sentence. */
export const PageLanguage = createContext<Language>('en');

type TokenProps = {
  readonly token: Token;
  readonly dim?: boolean;
  /** Of the sentence in which it stands; else the page's. */
  readonly lang?: Language;
};

/**
 * A token in its one shape: Latin digits, left to right, apart from what stands around it; the
 * sign of its unit is the language's.
 */
export function TokenText({ token, dim, lang }: TokenProps): ReactElement {
  const page = useContext(PageLanguage);
  return (
    <bdi dir="ltr" className={dim ? 'token dim' : 'token'} data-token={token.token}>
      {tokenIn(lang ?? page, token)}
    </bdi>
  );
}
