import type { Ceremony } from '@parley/api/ceremony.ts';
import { type ReactElement, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { type Doing, useAct } from '../act/use-act.tsx';
import { refresh, tookAnswer, useAnswer } from '../desk/answers.ts';
import { go } from '../desk/place.ts';
import { readSession } from '../desk/station.ts';
import { Failure } from '../frame/failure.tsx';
import { useWords } from '../words/words.tsx';
import { Cards } from './ceremony-cards.tsx';
import { CharterStep } from './ceremony-charter.tsx';
import { DraftStep } from './ceremony-draft.tsx';

/** Does one step at the station; whether it was done. */
export type Step = (doing: Doing<unknown>) => Promise<boolean>;

const steps = ['cards', 'draft', 'compare', 'sign', 'adopt'] as const;

/** A ceremony step by step, from two cards to a line; nothing goes on before words were read. */
export function CeremonyPage(): ReactElement {
  const { t, r } = useWords();
  const answer = useAnswer('ceremony', {});
  const { act, said } = useAct();
  const { value } = answer;
  if (!value) {
    return (
      <div className="page">
        {answer.failure ? (
          <Failure failure={answer.failure} operation="ceremony" />
        ) : (
          <p>{t('page.loading')}</p>
        )}
      </div>
    );
  }
  const step: Step = async (doing) => {
    const outcome = await act(doing);
    if (!outcome.ok) return false;
    if (isCeremony(outcome.value)) tookAnswer('ceremony', {}, outcome.value);
    else await begins(outcome.value as { readonly name: string });
    return true;
  };
  return (
    <div className="page ceremony">
      <h1>{t('ceremony.title')}</h1>
      <ol className="ceremony-steps">
        {steps.map((one) => (
          <li key={one} aria-current={value.step === one ? 'step' : undefined}>
            {t(`ceremony.step-${one}`)}
          </li>
        ))}
      </ol>
      {said}
      <Cards ceremony={value} step={step} />
      {value.charter === null ? (
        <DraftStep ceremony={value} step={step} />
      ) : (
        <CharterStep charter={value.charter} now={value.step} step={step} />
      )}
      <End step={step} />
      {value.lines.map(({ line, name, words: read }) => (
        <section key={line}>
          <h2 className="head">{r('ceremony.words-of', { line: <bdi>{name}</bdi> })}</h2>
          <p lang="en" dir="ltr">
            {read.join(' ')}
          </p>
        </section>
      ))}
    </div>
  );
}

/** The line stands: it is one more of this station, or its first. */
async function begins({ name }: { readonly name: string }): Promise<void> {
  await readSession();
  refresh('lines', 'ceremony');
  go({ line: name, screen: 'line', open: '' });
}

/** Cards, charter and secret are forgotten: pressed twice, for a hand slips. */
function End({ step }: { step: Step }): ReactElement {
  const { t } = useWords();
  const [sure, setSure] = useState(false);
  const end = (): void => {
    setSure(!sure);
    if (sure) void step((at) => at.endCeremony({}));
  };
  return (
    <Button className="button end" onPress={end}>
      {t(sure ? 'ceremony.end-sure' : 'ceremony.end')}
    </Button>
  );
}

function isCeremony(value: unknown): value is Ceremony {
  return typeof value === 'object' && value !== null && 'step' in value;
}
