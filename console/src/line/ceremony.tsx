import type { Ceremony } from '@parley/api/ceremony.ts';
import { phrase } from '@parley/text/tokens.ts';
import { type ReactElement, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { refresh, tookAnswer, useAnswer } from '../desk/answers.ts';
import { go } from '../desk/place.ts';
import { readSession, station } from '../desk/station.ts';
import { Failure } from '../frame/failure.tsx';
import { refusalWords } from '../message/refusal-words.ts';
import { useWords } from '../words/words.tsx';
import { Cards } from './ceremony-cards.tsx';
import { CharterStep } from './ceremony-charter.tsx';
import { DraftStep } from './ceremony-draft.tsx';

/** Does one step at the station, and says what became of it. */
export type Step = (done: Promise<StepOutcome>) => Promise<void>;
type StepOutcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: string };

const steps = ['cards', 'draft', 'compare', 'sign', 'adopt'] as const;

/** A ceremony step by step, from two cards to a line; nothing goes on before words were read. */
export function CeremonyPage(): ReactElement {
  const words = useWords();
  const { t, r } = words;
  const answer = useAnswer('ceremony', {});
  const [said, setSaid] = useState<string>();
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
  const step: Step = async (done) => {
    const outcome = await done;
    if (!outcome.ok) {
      const reason = phrase(refusalWords(words, outcome.code));
      return setSaid(t('act.refused', { reason }));
    }
    setSaid(undefined);
    if (isCeremony(outcome.value)) return tookAnswer('ceremony', {}, outcome.value);
    // The line stands: it is one more of this station, or its first.
    await readSession();
    refresh('lines', 'ceremony');
    go({ line: (outcome.value as { name: string }).name, screen: 'line', open: '' });
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
      <p role="status" className="said bad">
        {said}
      </p>
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

/** Cards, charter and secret are forgotten: pressed twice, for a hand slips. */
function End({ step }: { step: Step }): ReactElement {
  const { t } = useWords();
  const [sure, setSure] = useState(false);
  const end = (): void => {
    setSure(!sure);
    if (sure) void step(station.endCeremony({}));
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
