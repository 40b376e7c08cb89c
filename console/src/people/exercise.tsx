import type { ExerciseView } from '@parley/api/exercise.ts';
import { minuteUtc, phrase } from '@parley/text/tokens.ts';
import { type FormEvent, type ReactElement, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import { refresh, useAnswer } from '../desk/answers.ts';
import { useNow } from '../desk/clock.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import type { Acts } from '../desk/station.ts';
import { SignDialog } from '../signing/sign-dialog.tsx';
import { ForeignName } from '../words/foreign-text.tsx';
import { UtcField } from '../words/utc-field.tsx';
import { useWords } from '../words/words.tsx';

type Step = Parameters<Acts['exerciseSheet']>[0]['json'];

/** Exercises are begun and ended by entries of both sides; a real line is out of their reach. */
export function Exercise(): ReactElement {
  const { t } = useWords();
  const { info } = useDeskLine();
  const answer = useAnswer('exercise', { params: { line: info.name } });
  const [step, setStep] = useState<Step>();
  const known = answer.value;
  return (
    <div className="page">
      <h1>{t('exercise.title')}</h1>
      {known?.exerciseStation && <p>{t('exercise.station')}</p>}
      {known?.exerciseLine && <p>{t('exercise.line')}</p>}
      {known && <p>{known.running ? <Running exercise={known.running} /> : t('exercise.none')}</p>}
      <ul>
        {known?.all.map((one) => (
          <li key={one.exercise} className="found">
            <Row exercise={one} onStep={setStep} />
          </li>
        ))}
      </ul>
      <Propose onStep={setStep} />
      {step && (
        <SignDialog
          label={t('exercise.title')}
          ask={(at) => at.exerciseSheet({ params: { line: info.name }, json: step })}
          onClose={() => {
            setStep(undefined);
            refresh('exercise', 'status');
          }}
        />
      )}
    </div>
  );
}

/** What both have agreed to, as the hour has it: it is to begin, it runs, or it should be over. */
function Running({ exercise: { title, from, until } }: { exercise: ExerciseView }): ReactElement {
  const { r } = useWords();
  const now = useNow();
  const when = { title, from: minuteUtc(from), until: minuteUtc(until) };
  if (now < from) return r('exercise.agreed', when);
  return now < until ? r('exercise.running', when) : r('exercise.overrun', when);
}

type RowProps = { readonly exercise: ExerciseView; readonly onStep: (step: Step) => void };

function Row({ exercise, onStep }: RowProps): ReactElement {
  const { t, r, list } = useWords();
  const { info, title } = useDeskLine();
  const { state, waitsFor } = exercise;
  const now = useNow();
  const ours = waitsFor.includes(info.party);
  return (
    <div className="acts">
      <strong>
        <ForeignName text={exercise.title} />
      </strong>
      <span>
        {t(`exercise.state-${state === 'running' && now < exercise.from ? 'agreed' : state}`)}
      </span>
      {waitsFor.length > 0 && (
        <span className="small">
          {r('exercise.waits-for', { parties: phrase(list(waitsFor.map(title))) })}
        </span>
      )}
      {state === 'proposed' && ours && (
        <Button
          className="button first"
          onPress={() => onStep({ act: 'agree', exercise: exercise.exercise })}
        >
          {t('exercise.agree')}
        </Button>
      )}
      {(state === 'running' || (state === 'ending' && ours)) && (
        <Button
          className="button"
          onPress={() => onStep({ act: 'end', exercise: exercise.exercise })}
        >
          {t('exercise.end')}
        </Button>
      )}
    </div>
  );
}

function Propose({ onStep }: { onStep: (step: Step) => void }): ReactElement {
  const { t } = useWords();
  const [title, setTitle] = useState('');
  const [from, setFrom] = useState<number | null>(null);
  const [until, setUntil] = useState<number | null>(null);
  const ready = title.trim() !== '' && from !== null && until !== null && until > from;
  const propose = (event: FormEvent): void => {
    event.preventDefault();
    if (from !== null && until !== null && ready) {
      onStep({ act: 'propose', title: title.trim(), from, until });
    }
  };
  return (
    <form className="draft-fields" onSubmit={propose}>
      <TextField className="field" value={title} onChange={setTitle}>
        <Label>{t('exercise.name')}</Label>
        <Input />
      </TextField>
      <UtcField says="exercise.from" value={from} onChange={setFrom} fromNow />
      <UtcField says="exercise.until" value={until} onChange={setUntil} />
      <div className="acts">
        <Button type="submit" className="button first" isDisabled={!ready}>
          {t('exercise.propose')}
        </Button>
      </div>
    </form>
  );
}
