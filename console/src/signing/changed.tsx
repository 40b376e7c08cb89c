import { classNames, precedenceNames } from '@parley/core/codec/kinds.ts';
import type { ReleaseContent } from '@parley/core/keys/release-content.ts';
import { minuteUtc } from '@parley/text/tokens.ts';
import type { ReactElement } from 'react';
import { classKey, precedenceKey } from '../message/chips.tsx';
import { TextDifference } from '../words/text-difference.tsx';
import { useWords } from '../words/words.tsx';
import { readContent } from './content.ts';
import type { Shown } from './outcome.tsx';

/** What changed since this officer last looked, from the bytes of then and those of now. */
export function Changed({ sheet, content }: Shown): ReactElement {
  const { t, r } = useWords();
  const before = sheet.lastSeen ? readContent(sheet.lastSeen.content) : undefined;
  if (!sheet.lastSeen) return <p className="dim small">{t('signing.first-look')}</p>;
  if (!before || sheet.lastSeen.content === sheet.content) {
    const at = minuteUtc(sheet.lastSeen.at);
    return <p className="dim small">{r('signing.unchanged-since', { at })}</p>;
  }
  return (
    <section className="changed">
      <h2 className="head">{t('signing.changed-since')}</h2>
      <Words before={before} now={content} />
      {langs(before, content).map((lang) => (
        <TextDifference
          key={lang}
          lang={lang}
          before={textIn(before, lang)}
          now={textIn(content, lang)}
        />
      ))}
    </section>
  );
}

function langs(before: ReleaseContent, now: ReleaseContent): string[] {
  const all = [...now.texts, ...before.texts].map(({ lang }) => lang);
  return [...new Set(all)].filter((lang) => textIn(before, lang) !== textIn(now, lang));
}

function textIn({ texts }: ReleaseContent, lang: string): string {
  return texts.find((one) => one.lang === lang)?.text ?? '';
}

/** Precedence and class in words, old and new. */
function Words({ before, now }: { before: ReleaseContent; now: ReleaseContent }): ReactElement {
  const { t } = useWords();
  const pairs = [
    [
      t(precedenceKey(precedenceNames[before.precedence])),
      t(precedenceKey(precedenceNames[now.precedence])),
    ],
    [t(classKey(classNames[before.class])), t(classKey(classNames[now.class]))],
  ] as const;
  return (
    <>
      {pairs
        .filter(([old, fresh]) => old !== fresh)
        .map(([old, fresh]) => (
          <p key={fresh}>
            <del>{old}</del> <ins>{fresh}</ins>
          </p>
        ))}
    </>
  );
}
