import type { RosterOfficer } from '@parley/api/officers.ts';
import { roles as allRoles, type Role } from '@parley/core/codec/kinds.ts';
import { minuteUtc } from '@parley/text/tokens.ts';
import { type FormEvent, type ReactElement, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Checkbox } from 'react-aria-components/Checkbox';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import { useAct } from '../act/use-act.tsx';
import { refresh, useAnswer } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { useSignal } from '../desk/signal.ts';
import { session } from '../desk/station.ts';
import { SignDialog } from '../signing/sign-dialog.tsx';
import { useWords } from '../words/words.tsx';
import { LostKeys } from './lost-keys.tsx';

/** A one-time code, and when it ends. */
type Code = { readonly code: string; readonly ends: number };
export type Change = { readonly action: 'add' | 'remove'; readonly officer: string };

/** The roster of our party, who waits for it, and codes for new officers. */
export function OfficersTable(): ReactElement {
  const { t, list } = useWords();
  const { info } = useDeskLine();
  const answer = useAnswer('officers', { params: { line: info.name } });
  const [change, setChange] = useState<Change>();
  const officers = answer.value?.officers ?? [];
  const candidates = answer.value?.candidates ?? [];
  const lost = answer.value?.lost ?? [];
  const may = useSignal(session)?.officer?.may ?? [];
  return (
    <>
      <h2 className="head">{t('officers.title')}</h2>
      <LostKeys lost={lost} onChange={setChange} />
      <table>
        <thead>
          <tr>
            <th scope="col">{t('officers.name')}</th>
            <th scope="col">{t('officers.roles')}</th>
            <th scope="col">{t('officers.signs')}</th>
            <th scope="col">{t('officers.compartments')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {officers.map((one) => (
            <OfficerRow
              key={one.officer}
              officer={one}
              isLost={lost.some(({ officer }) => officer === one.officer)}
              onChange={setChange}
            />
          ))}
        </tbody>
      </table>
      {candidates.length > 0 && <h2 className="head">{t('officers.waiting')}</h2>}
      <ul>
        {candidates.map(({ officer, name, roles }) => (
          <li key={officer} className="acts">
            <bdi>{name}</bdi>
            <span>{list(roles.map((role) => t(`role.${role}`)))}</span>
            {may.includes('roster') && (
              <Button className="button" onPress={() => setChange({ action: 'add', officer })}>
                {t('officers.add', { officer: name })}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {may.includes('enrol') && <NewOfficer />}
      {change && (
        <SignDialog
          label={t('officers.title')}
          ask={(at) => at.rosterSheet({ params: { line: info.name }, json: change })}
          onClose={() => {
            setChange(undefined);
            refresh('officers');
          }}
        />
      )}
    </>
  );
}

type RowProps = {
  readonly officer: RosterOfficer;
  readonly isLost: boolean;
  readonly onChange: (change: Change) => void;
};

function OfficerRow({ officer, isLost, onChange }: RowProps): ReactElement {
  const { t, r, list } = useWords();
  const { info } = useDeskLine();
  const may = useSignal(session)?.officer?.may ?? [];
  const { act, said } = useAct();
  const [code, setCode] = useState<Code>();
  const recover = async (): Promise<void> => {
    const json = { officer: officer.officer };
    const params = { line: info.name };
    const outcome = await act((at) => at.issueRecovery({ params, json }));
    // A code that was shown before is not the one that was asked for now.
    setCode(outcome.ok ? outcome.value : undefined);
  };
  return (
    <tr>
      <th scope="row">
        <bdi>{officer.name}</bdi>{' '}
        {officer.here && <span className="good small">{t('officers.here')}</span>}
        {isLost && <span className="bad small">{t('officers.key-lost')}</span>}
      </th>
      <td>{list(officer.roles.map((role) => t(`role.${role}`)))}</td>
      <td>{t(`officers.${officer.signs}`)}</td>
      <td>
        <bdi>{list(officer.compartments)}</bdi>
      </td>
      <td>
        <span className="acts">
          {may.includes('roster') && (
            <Button
              className="button"
              onPress={() => onChange({ action: 'remove', officer: officer.officer })}
            >
              {t('officers.remove', { officer: officer.name })}
            </Button>
          )}
          {may.includes('enrol') && officer.signs === 'passkey' && (
            <Button className="button" onPress={() => void recover()}>
              {t('officers.recovery', { officer: officer.name })}
            </Button>
          )}
          {code && (
            <span>
              <bdi className="code-shown">{code.code}</bdi>{' '}
              {r('officers.code', { at: minuteUtc(code.ends) })}
            </span>
          )}
          {said}
        </span>
      </td>
    </tr>
  );
}

/** An administrator gives a one-time code, to be read to the officer and to nobody else. */
function NewOfficer(): ReactElement {
  const { t, r } = useWords();
  const { info } = useDeskLine();
  const { act, said } = useAct();
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<string[]>([]);
  const [code, setCode] = useState<Code>();
  const issue = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const json = { name, roles: roles as Role[], compartments: [] };
    const outcome = await act((at) => at.issueCode({ params: { line: info.name }, json }));
    setCode(outcome.ok ? outcome.value : undefined);
  };
  return (
    <form className="draft-fields" onSubmit={(event) => void issue(event)}>
      <TextField className="field" value={name} onChange={setName} isRequired>
        <Label>{t('officers.new')}</Label>
        <Input />
      </TextField>
      <CheckboxGroup className="field" value={roles} onChange={setRoles}>
        <Label>{t('officers.roles')}</Label>
        <div className="choice">
          {allRoles.map((role) => (
            <Checkbox className="check" key={role} value={role}>
              <span className="box" />
              {t(`role.${role}`)}
            </Checkbox>
          ))}
        </div>
      </CheckboxGroup>
      <div className="acts">
        <Button
          type="submit"
          className="button"
          isDisabled={name.trim() === '' || roles.length === 0}
        >
          {t('officers.issue')}
        </Button>
        {code && (
          <p role="status">
            <bdi dir="ltr" className="code-shown">
              {code.code}
            </bdi>{' '}
            {r('officers.code', { at: minuteUtc(code.ends) })}
          </p>
        )}
        {said}
      </div>
    </form>
  );
}
