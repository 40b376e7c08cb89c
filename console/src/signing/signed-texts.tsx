import { hex } from '@parley/core/base/bytes.ts';
import { hash, identifier, quantity } from '@parley/text/tokens.ts';
import type { ReactElement } from 'react';
import { ForeignText } from '../words/foreign-text.tsx';
import { TextHead } from '../words/text-head.tsx';
import { useWords } from '../words/words.tsx';
import type { Shown } from './outcome.tsx';

/** All languages side by side, each with its standing; all of them are what is signed. */
export function SignedTexts({ sheet, content }: Shown): ReactElement {
  const { t, r } = useWords();
  return (
    <>
      <div className="texts" data-count={content.texts.length}>
        {content.texts.map(({ lang, standing, text }) => (
          <section key={lang}>
            <TextHead lang={lang} standing={standing} />
            <ForeignText text={text} lang={lang} />
          </section>
        ))}
      </div>
      {content.attachments.length > 0 && (
        <section>
          <h2 className="head">{t('release.attachments')}</h2>
          <ul>
            {content.attachments.map((sha256) => {
              const key = hex(sha256);
              const named = sheet.attachments.find((one) => one.sha256 === key);
              return (
                <li key={key}>
                  {r('desk.attachment', {
                    name: identifier(named?.name ?? '?'),
                    type: hash(key),
                    size: quantity(named?.size ?? 0, 'B'),
                  })}
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </>
  );
}
