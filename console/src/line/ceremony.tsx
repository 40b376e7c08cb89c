import { hash } from '@parley/text/tokens.ts';
import type { ReactElement } from 'react';
import { useAnswer } from '../desk/answers.ts';
import { TokenText } from '../words/token-text.tsx';
import { useWords } from '../words/words.tsx';

/** A ceremony step by step: the picture and the words that two parties compare. */
export function CeremonyPage(): ReactElement {
  const { t, r } = useWords();
  const answer = useAnswer('ceremony', {});
  const card = answer.value;
  if (!card) return <p className="page">{t('page.loading')}</p>;
  return (
    <div className="page ceremony">
      <h1>{t('ceremony.title')}</h1>
      <p>{t('ceremony.step-card')}</p>
      <div className="card">
        <Picture rows={card.qr} label={t('ceremony.card-qr')} />
        <div>
          <ol className="word-list">
            {card.words.map((word, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: words keep their places
              <li key={index} lang="en" dir="ltr">
                {word}
              </li>
            ))}
          </ol>
          <TokenText token={hash(card.sha256)} dim />
        </div>
      </div>
      <p>{t('ceremony.step-charter')}</p>
      <p>{t('ceremony.step-words')}</p>
      {card.lines.map(({ line, name, words }) => (
        <section key={line}>
          <h2 className="head">{r('ceremony.words-of', { line: <bdi>{name}</bdi> })}</h2>
          <p lang="en" dir="ltr">
            {words.join(' ')}
          </p>
        </section>
      ))}
      <p>{t('ceremony.step-secret')}</p>
    </div>
  );
}

/** A QR code, dark on light in both themes: a camera reads no other. */
function Picture({ rows, label }: { rows: readonly (readonly boolean[])[]; label: string }) {
  const size = rows.length + 8;
  const dark = rows.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x + 4} ${y + 4}h1v1h-1z`] : [])),
  );
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={`M0 0h${size}v${size}H0z`} fill="#fff" />
      <path d={dark.join('')} fill="#000" />
    </svg>
  );
}
