import type { WorkingDraft } from '@parley/api/drafts.ts';
import type { Term } from '@parley/api/terms.ts';
import { identifier } from '@parley/text/tokens.ts';
import type { ReactElement } from 'react';
import { useAnswer } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { addressOf } from '../desk/place.ts';
import { Emblem } from '../message/emblem.tsx';
import { useWords } from '../words/words.tsx';
import { insertWord } from './insertion.ts';

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
            {draft.texts.map((text) => {
              const word = term[text.lang];
              return word === undefined ? null : <Word key={text.lang} word={word} text={text} />;
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
  return has(original?.text ?? '', word);
}

function has(text: string, word: string): boolean {
  return text.toLowerCase().includes(word.toLowerCase());
}

type WordProps = { readonly word: string; readonly text: WorkingDraft['texts'][number] };

/** One press puts the word in where the caret was; whether the text has it already is said. */
function Word({ word, text }: WordProps): ReactElement {
  const { t } = useWords();
  const there = has(text.text, word);
  return (
    <span className="term-word">
      <span className={there ? 'good' : 'warn'}>
        <Emblem name={there ? 'done' : 'missing'} />
      </span>{' '}
      <button
        type="button"
        className="link"
        lang={text.lang}
        aria-label={t('drafting.terms-insert', { word })}
        title={there ? undefined : t('drafting.terms-absent')}
        onClick={() => insertWord(text.lang, word)}
      >
        {word}
      </button>
    </span>
  );
}
