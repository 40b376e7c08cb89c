import type { WorkingDraft } from '@parley/api/drafts.ts';
import type { Term } from '@parley/api/terms.ts';
import { identifier } from '@parley/text/tokens.ts';
import { type ReactElement, useState } from 'react';
import { useAnswer } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { addressOf } from '../desk/place.ts';
import { useWords } from '../words/words.tsx';

/** The agreed terms that stand in the original, with their words in the other languages. */
export function Terms({ draft }: { draft: WorkingDraft }): ReactElement {
  const { t, r } = useWords();
  const { info } = useDeskLine();
  const answer = useAnswer('terms', { params: { line: info.name } });
  const list = answer.value?.inForce ?? null;
  const original = draft.texts.find(({ standing }) => standing === 'original');
  const found = (list?.terms ?? []).filter((term) => stands(term, original));
  return (
    <section className="terms">
      <h2 className="head">{t('drafting.terms')}</h2>
      {list && (
        <p className="small dim">{r('drafting.terms-agreed-by', { id: identifier(list.entry) })}</p>
      )}
      {found.length === 0 && <p className="small dim">{t('drafting.terms-none')}</p>}
      <ul>
        {found.map((term) => (
          <li key={Object.values(term).join(' ')} className="term">
            {draft.texts.map(({ lang }) => {
              const word = term[lang];
              return word === undefined ? null : <Word key={lang} word={word} lang={lang} />;
            })}
          </li>
        ))}
      </ul>
      <a className="small" href={addressOf({ line: info.name, screen: 'terms', open: '' })}>
        {t('drafting.terms-open')}
      </a>
    </section>
  );
}

function stands(term: Term, original: WorkingDraft['texts'][number] | undefined): boolean {
  const word = original && term[original.lang];
  if (word === undefined) return false;
  return original?.text.toLowerCase().includes(word.toLowerCase()) ?? false;
}

/** One press copies the word; where it goes is the translator's to say. */
function Word({ word, lang }: { word: string; lang: string }): ReactElement {
  const { t } = useWords();
  const [taken, setTaken] = useState(false);
  const take = (): void => {
    void navigator.clipboard.writeText(word).then(() => setTaken(true));
  };
  return (
    <button
      type="button"
      className="link"
      lang={lang}
      aria-label={t('drafting.terms-insert', { word })}
      onClick={take}
    >
      {word}
      {taken && ' ✓'}
    </button>
  );
}
