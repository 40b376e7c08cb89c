import type { RosterOfficer } from '@parley/api/officers.ts';
import { identifier, phrase, quantity } from '@parley/text/tokens.ts';
import { type FormEvent, type ReactElement, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import { refresh, useAnswer } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { useSignal } from '../desk/signal.ts';
import { session, station } from '../desk/station.ts';
import { refusalWords } from '../message/refusal-words.ts';
import { TokenText } from '../words/token-text.tsx';
import { useWords } from '../words/words.tsx';
import { CompartmentChoice } from './compartment-choice.tsx';
import { PutEntry } from './put-entry.tsx';
import { useCompartments } from './use-compartments.ts';

type Done = Promise<{ readonly ok: boolean; readonly code?: string }>;
export type Act = (done: Done) => Promise<void>;

/** What lies closed and who opens it: an administrator gives it, anybody else sees his own. */
export function CompartmentsSection(): ReactElement | null {
  const words = useWords();
  const { t } = words;
  const { info } = useDeskLine();
  const { all, known, gives } = useCompartments();
  const [said, setSaid] = useState<string>();
  if (!all || (known.length === 0 && !gives)) return null;
  const act: Act = async (done) => {
    const outcome = await done;
    const reason = phrase(refusalWords(words, outcome.code ?? ''));
    setSaid(outcome.ok ? undefined : t('act.refused', { reason }));
    refresh('compartments', 'officers', 'status', 'inbox');
  };
  const params = { line: info.name };
  return (
    <section>
      <h2 className="head">{t('compartments.title')}</h2>
      <p className="small dim">{t('compartments.about')}</p>
      <Known gives={gives} act={act} />
      {gives && (
        <>
          <CompartmentChoice
            says="compartments.of-line"
            known={known}
            value={all.line}
            onChange={(compartments) =>
              void act(station.setCompartment({ params, json: { compartments } }))
            }
          />
          <NewCompartment act={act} />
          {known.length > 0 && <PutEntry known={known} act={act} />}
        </>
      )}
      <p role="status" className="said">
        {said}
      </p>
    </section>
  );
}

type KnownProps = { readonly gives: boolean; readonly act: Act };

function Known({ gives, act }: KnownProps): ReactElement | null {
  const { t } = useWords();
  const { info } = useDeskLine();
  const { all } = useCompartments();
  const answer = useAnswer('officers', { params: { line: info.name } });
  const officers = answer.value?.officers ?? [];
  if (!all || all.known.length === 0) return null;
  const params = { line: info.name };
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('officers.name')}</th>
          <th scope="col">{t('compartments.lies')}</th>
          <th scope="col">{t('compartments.opened-by')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {all.known.map(({ name, lies, officers: opens }) => (
          <tr key={name}>
            <th scope="row">
              <TokenText token={identifier(name)} />
            </th>
            <td>
              <TokenText token={quantity(lies)} />
            </td>
            <td>
              {gives ? (
                <Openers name={name} opens={opens} officers={officers} act={act} />
              ) : (
                t('compartments.you')
              )}
            </td>
            <td>
              {gives && lies === 0 && (
                <Button
                  className="button"
                  onPress={() => void act(station.removeCompartment({ params, query: { name } }))}
                >
                  {t('compartments.remove')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type OpenersProps = {
  readonly name: string;
  /** Ids of those who open it. */
  readonly opens: readonly string[];
  readonly officers: readonly RosterOfficer[];
  readonly act: Act;
};

/** One press gives a compartment to an officer or takes it; nobody gives it to himself. */
function Openers({ name, opens, officers, act }: OpenersProps): ReactElement {
  const { t } = useWords();
  const { info } = useDeskLine();
  const me = useSignal(session)?.officer?.officer;
  const turn = ({ officer, compartments }: RosterOfficer): void => {
    const without = compartments.filter((one) => one !== name);
    const json = { officer, compartments: opens.includes(officer) ? without : [...without, name] };
    void act(station.setCompartments({ params: { line: info.name }, json }));
  };
  return (
    <span className="acts">
      {officers.map((one) => (
        <button
          type="button"
          className="button turn"
          key={one.officer}
          aria-pressed={opens.includes(one.officer)}
          disabled={one.officer === me}
          title={one.officer === me ? t('compartments.not-own') : undefined}
          onClick={() => turn(one)}
        >
          <bdi>{one.name}</bdi>
        </button>
      ))}
    </span>
  );
}

function NewCompartment({ act }: { act: Act }): ReactElement {
  const { t } = useWords();
  const { info } = useDeskLine();
  const [name, setName] = useState('');
  const right = /^[a-z0-9][a-z0-9-]{0,31}$/u.test(name);
  const make = (event: FormEvent): void => {
    event.preventDefault();
    if (!right) return;
    void act(station.createCompartment({ params: { line: info.name }, json: { name } }));
    setName('');
  };
  return (
    <form className="send-back" onSubmit={make}>
      <TextField className="field" value={name} onChange={setName} autoComplete="off">
        <Label>{t('compartments.new')}</Label>
        <Input dir="ltr" />
      </TextField>
      <Button type="submit" className="button" isDisabled={!right}>
        {t('compartments.make')}
      </Button>
    </form>
  );
}
