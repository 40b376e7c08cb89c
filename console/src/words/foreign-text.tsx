import { findTokens, latinDigits } from '@parley/text/find-tokens.ts';
import { inspectText } from '@parley/text/inspect.ts';
import { directionOf } from '@parley/text/languages.ts';
import type { ReactElement } from 'react';
import { Marked } from './marked.tsx';
import { useWords } from './words.tsx';

/**
 * A text that somebody else wrote: it carries its language and direction, its tokens stand apart,
 * its hidden controls are marks that can be seen and read aloud, and no line of it is markup.
 */
export function ForeignText({ text, lang }: { text: string; lang: string }): ReactElement {
  const { shown } = inspectText(text);
  return (
    <div className="text" lang={lang} dir={directionOf(lang)}>
      {shown.split('\n').map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text keep their places
        <p key={index}>
          <ForeignPassage text={line} />
        </p>
      ))}
    </div>
  );
}

/** One line of a foreign text, as it stands in a list. */
export function ForeignLine({ text, lang }: { text: string; lang: string }): ReactElement {
  return (
    <bdi lang={lang} dir={directionOf(lang)}>
      <ForeignPassage text={inspectText(text).shown.replace(/\s+/gu, ' ')} />
    </bdi>
  );
}

/** A name or title that somebody else gave, inside a sentence of ours. */
export function ForeignName({ text }: { text: string }): ReactElement {
  return (
    <bdi>
      <ForeignPassage text={inspectText(text).shown} />
    </bdi>
  );
}

/** Words of a text whose controls are marks already, and which stand within its direction. */
export function ForeignPassage({ text }: { text: string }): ReactElement {
  const { t } = useWords();
  return (
    <Marked
      text={text}
      titleOf={(name) => t('text.mark', { mark: name })}
      draw={(piece) => <Tokens text={piece} />}
    />
  );
}

function Tokens({ text }: { text: string }): ReactElement {
  const { t } = useWords();
  return (
    <>
      {findTokens(text).map((run, index) => {
        if (typeof run === 'string') return run;
        const foreign = latinDigits(run.text) !== run.text;
        // A bare number reorders nothing; in a box of its own it would only disturb the reading.
        if (run.token === 'quantity' && !foreign && /^\d+$/u.test(run.text)) return run.text;
        return (
          <bdi
            // biome-ignore lint/suspicious/noArrayIndexKey: tokens of one text keep their places
            key={index}
            dir="ltr"
            className={foreign ? 'token foreign' : 'token'}
            data-token={run.token}
            title={foreign ? t('text.foreign-digits') : undefined}
          >
            {run.text}
          </bdi>
        );
      })}
    </>
  );
}
