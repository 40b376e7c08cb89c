import type { Term, TermList } from '@parley/api/terms.ts';
import { isLanguage, languageNames, languages } from '@parley/text/languages.ts';
import { identifier, phrase } from '@parley/text/tokens.ts';
import { type ReactElement, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { refresh, useAnswer } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import type { Acts } from '../desk/station.ts';
import { SignDialog } from '../signing/sign-dialog.tsx';
import { ForeignLine } from '../words/foreign-text.tsx';
import { useWords } from '../words/words.tsx';

type Step = Parameters<Acts['termsSheet']>[0]['json'];

/** The list of agreed terms in three languages, signed by all; and lists that wait for it. */
export function TermsPage(): ReactElement {
  const { t, r } = useWords();
  const { info } = useDeskLine();
  const answer = useAnswer('terms', { params: { line: info.name } });
  const [step, setStep] = useState<Step>();
  const inForce = answer.value?.inForce ?? null;
  return (
    <div className="page">
      <h1>{t('drafting.terms')}</h1>
      {inForce && (
        <>
          <p className="dim">{r('drafting.terms-agreed-by', { id: identifier(inForce.entry) })}</p>
          <List terms={inForce.terms} />
        </>
      )}
      {answer.value?.proposed.map((list) => (
        <Proposed key={list.entry} list={list} onStep={setStep} />
      ))}
      {answer.value && <Propose key={inForce?.entry} from={inForce} onStep={setStep} />}
      {step && (
        <SignDialog
          label={t('drafting.terms')}
          ask={(at) => at.termsSheet({ params: { line: info.name }, json: step })}
          onClose={() => {
            setStep(undefined);
            refresh('terms');
          }}
        />
      )}
    </div>
  );
}

function List({ terms }: { terms: readonly Term[] }): ReactElement {
  return (
    <table>
      <thead>
        <tr>
          {languages.map((lang) => (
            <th scope="col" key={lang} lang={lang}>
              {isLanguage(lang) ? languageNames[lang] : lang}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {terms.map((term) => (
          <tr key={Object.values(term).join(' ')}>
            {languages.map((lang) => (
              <td key={lang} lang={lang}>
                <ForeignLine text={term[lang] ?? ''} lang={lang} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type ProposedProps = { readonly list: TermList; readonly onStep: (step: Step) => void };

function Proposed({ list, onStep }: ProposedProps): ReactElement {
  const { t, r, list: listed } = useWords();
  const { info, title } = useDeskLine();
  return (
    <section className="found">
      <p>
        {r('waiting.terms', { party: title(list.from) })} ·{' '}
        {r('exercise.waits-for', { parties: phrase(listed(list.waitsFor.map(title))) })}
      </p>
      <List terms={list.terms} />
      {list.waitsFor.includes(info.party) && (
        <div className="acts">
          <Button
            className="button first"
            onPress={() => onStep({ act: 'agree', entry: list.entry })}
          >
            {t('drafting.terms-agree')}
          </Button>
        </div>
      )}
    </section>
  );
}

type ProposeProps = { readonly from: TermList | null; readonly onStep: (step: Step) => void };
type Line = { readonly id: number; readonly term: Term };

function Propose({ from, onStep }: ProposeProps): ReactElement {
  const { t } = useWords();
  const [lines, setLines] = useState<readonly Line[]>(
    (from?.terms ?? [{}]).map((term, id) => ({ id, term })),
  );
  const whole = lines.map(({ term }) => term).filter((term) => languages.every((l) => term[l]));
  const write = (id: number, lang: string, word: string): void => {
    setLines(
      lines.map((one) => (one.id === id ? { id, term: { ...one.term, [lang]: word } } : one)),
    );
  };
  return (
    <section>
      <h2 className="head">{t('drafting.terms-propose')}</h2>
      {lines.map(({ id, term }) => (
        <div key={id} className="send-back">
          {languages.map((lang) => (
            <div className="field" key={lang}>
              <label htmlFor={`term-${id}-${lang}`} lang={lang}>
                {languageNames[lang]}
              </label>
              <input
                id={`term-${id}-${lang}`}
                lang={lang}
                dir="auto"
                value={term[lang] ?? ''}
                onChange={({ target }) => write(id, lang, target.value)}
              />
            </div>
          ))}
        </div>
      ))}
      <div className="acts side-acts">
        <Button
          className="button"
          onPress={() => setLines([...lines, { id: lines.length, term: {} }])}
        >
          {t('drafting.terms-add')}
        </Button>
        <Button
          className="button first"
          isDisabled={whole.length === 0}
          onPress={() => onStep({ act: 'propose', terms: whole })}
        >
          {t('drafting.terms-propose')}
        </Button>
      </div>
    </section>
  );
}
