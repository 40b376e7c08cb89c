import { startRegistration } from '@simplewebauthn/browser';
import { type FormEvent, type ReactElement, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import { useAct } from '../act/use-act.tsx';
import type { Acts } from '../desk/station.ts';
import { useWords } from '../words/words.tsx';

type Attestation = Parameters<Acts['enrol']>[0]['json']['response'];

type EnrolProps = { readonly said: 'sign-in.enrolled' | 'founding.enrolled' };

/** A passkey for an officer who was given a one-time code, and what he can do with it now. */
export function Enrol({ said: enrolled }: EnrolProps): ReactElement {
  const { t } = useWords();
  const { act, say, said } = useAct();
  const [code, setCode] = useState('');
  const [second, setSecond] = useState('');
  const enrol = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const codes = { code: code.trim(), ...(second.trim() !== '' && { second: second.trim() }) };
    const begun = await act((at) => at.enrolOptions({ json: codes }));
    if (!begun.ok) return;
    const { ticket, options } = begun.value;
    const given = await startRegistration({ optionsJSON: options }).catch(() => undefined);
    if (given === undefined) return say(t('sign-in.cancelled'));
    const response = JSON.parse(JSON.stringify(given)) as Attestation;
    const outcome = await act((at) => at.enrol({ json: { ticket, response } }));
    if (outcome.ok) say(t(enrolled, { officer: outcome.value.name }));
  };
  return (
    <form className="enrol" onSubmit={(event) => void enrol(event)}>
      <h2>{t('sign-in.enrol')}</h2>
      <TextField className="field" value={code} onChange={setCode} autoComplete="off" isRequired>
        <Label>{t('sign-in.code')}</Label>
        <Input dir="ltr" />
      </TextField>
      <TextField className="field" value={second} onChange={setSecond} autoComplete="off">
        <Label>{t('sign-in.second-code')}</Label>
        <Input dir="ltr" />
      </TextField>
      <Button type="submit" className="button">
        {t('sign-in.enrol-act')}
      </Button>
      {said}
    </form>
  );
}
