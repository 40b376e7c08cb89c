import type { EntryShown } from '@parley/api/entry.ts';
import { compareTokens } from '@parley/text/compare-tokens.ts';
import type { ReactElement } from 'react';
import { ForeignText } from '../words/foreign-text.tsx';
import { TextHead } from '../words/text-head.tsx';
import { plainKey, useWords } from '../words/words.tsx';

/** The language versions side by side, each with its standing and what was found in it. */
export function Texts({ entry }: { entry: EntryShown }): ReactElement {
  const { t, r, lang: own } = useWords();
  // The original, and beside it the language of this desk: both are in sight without scrolling.
  const place = (one: { standing: number; lang: string }): number =>
    one.standing === 0 ? 0 : one.lang === own ? 1 : 2;
  const texts = [...(entry.texts ?? [])].toSorted((a, b) => place(a) - place(b));
  const original = texts.find(({ standing }) => standing === 0)?.text ?? '';
  if (entry.texts === undefined) {
    return <p className="notice">{r('state.unreadable', { kind: entry.kindNumber })}</p>;
  }
  return (
    <div className="texts" data-count={texts.length}>
      {texts.map(({ lang, standing, text, warnings }) => {
        const { missing, added } = compareTokens(original, text);
        const differ = [...missing, ...added];
        return (
          <section key={lang}>
            <TextHead lang={lang} standing={standing} />
            <ForeignText text={text} lang={lang} />
            {warnings.map((code) => (
              <p className="warn small" key={code}>
                {warning(t, code)}
              </p>
            ))}
            {standing !== 0 && differ.length > 0 && (
              <p className="warn small">
                {r('text.tokens-differ', { tokens: <Differing tokens={differ} /> })}
              </p>
            )}
          </section>
        );
      })}
    </div>
  );
}

function Differing({ tokens }: { tokens: readonly string[] }): ReactElement {
  return (
    <>
      {tokens.map((token) => (
        <bdi dir="ltr" className="token" key={token}>
          {token}{' '}
        </bdi>
      ))}
    </>
  );
}

function warning(t: ReturnType<typeof useWords>['t'], code: string): string {
  const key = plainKey(`warning.${code}`);
  return key ? t(key) : code;
}
