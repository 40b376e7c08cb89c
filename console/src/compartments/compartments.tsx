import type { RosterOfficer } from '@parley/api/officers.ts';
import { identifier, quantity } from '@parley/text/tokens.ts';
import { type FormEvent, type ReactElement, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import { type Doing, useAct } from '../act/use-act.tsx';
import { refresh, useAnswer } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { useSignal } from '../desk/signal.ts';
import { session } from '../desk/station.ts';
import { TokenText } from '../words/token-text.tsx';
import { useWords } from '../words/words.tsx';
import { CompartmentChoice } from './compartment-choice.tsx';
import { PutEntry } from './put-entry.tsx';
import { useCompartments } from './use-compartments.ts';

/** Changes who opens what; whether it was changed. */
export type Change = (doing: Doing<unknown>) => Promise<boolean>;

/** What lies closed and who opens it: an administrator gives it, anybody else sees his own. */
export function CompartmentsSection(): ReactElement | null {
  const { t } = useWords();
  const { info } = useDeskLine();
  const { all, known, gives } = useCompartments();
  const { act, said } = useAct();
  if (!all || (known.length === 0 && !gives)) return null;
  const change: Change = async (doing) => {
    const { ok } = await act(doing);
    refresh('compartments', 'officers', 'status', 'inbox');
    return ok;
  };
  const params = { line: info.name };
  return (
    <section>
      <h2 className="head">{t('compartments.title')}</h2>
      <p className="small dim">{t('compartments.about')}</p>
      <Known gives={gives} change={change} />
      {gives && (
        <>
          <CompartmentChoice
            says="compartments.of-line"
            known={known}
            value={all.line}
            onChange={(compartments) =>
              void change((at) => at.setCompartment({ params, json: { compartments } }))
            }
          />
          <NewCompartment change={change} />
          {known.length > 0 && <PutEntry known={known} change={change} />}
        </>
      )}
      {said}
    </section>
  );
}

type KnownProps = { readonly gives: boolean; readonly change: Change };

function Known({ gives, change }: KnownProps): ReactElement | null {
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
                <Openers name={name} opens={opens} officers={officers} change={change} />
              ) : (
                t('compartments.you')
              )}
            </td>
            <td>
              {gives && lies === 0 && (
                <Button
                  className="button"
                  onPress={() =>
                    void change((at) => at.removeCompartment({ params, query: { name } }))
                  }
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
  readonly change: Change;
};

/** One press gives a compartment to an officer or takes it; nobody gives it to himself. */
function Openers({ name, opens, officers, change }: OpenersProps): ReactElement {
  const { t } = useWords();
  const { info } = useDeskLine();
  const me = useSignal(session)?.officer?.officer;
  const turn = ({ officer, compartments }: RosterOfficer): void => {
    const without = compartments.filter((one) => one !== name);
    const json = { officer, compartments: opens.includes(officer) ? without : [...without, name] };
    void change((at) => at.setCompartments({ params: { line: info.name }, json }));
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

function NewCompartment({ change }: { change: Change }): ReactElement {
  const { t } = useWords();
  const { info } = useDeskLine();
  const [name, setName] = useState('');
  const right = /^[a-z0-9][a-z0-9-]{0,31}$/u.test(name);
  const make = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!right) return;
    const input = { params: { line: info.name }, json: { name } };
    if (await change((at) => at.createCompartment(input))) setName('');
  };
  return (
    <form className="send-back" onSubmit={(event) => void make(event)}>
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
