import { phrase } from '@parley/text/tokens.ts';
import { startRegistration } from '@simplewebauthn/browser';
import { type FormEvent, type ReactElement, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import { station } from '../desk/station.ts';
import { refusalWords } from '../message/refusal-words.ts';
import { useWords } from '../words/words.tsx';

type Attestation = Parameters<typeof station.enrol>[0]['json']['response'];

type EnrolProps = { readonly said: 'sign-in.enrolled' | 'founding.enrolled' };

/** A passkey for an officer who was given a one-time code, and what he can do with it now. */
export function Enrol({ said: enrolled }: EnrolProps): ReactElement {
  const words = useWords();
  const { t } = words;
  const [code, setCode] = useState('');
  const [second, setSecond] = useState('');
  const [said, setSaid] = useState<string>();
  const failed = (reason: string): void =>
    setSaid(t('sign-in.failed', { reason: phrase(refusalWords(words, reason)) }));
  const enrol = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const codes = { code: code.trim(), ...(second.trim() !== '' && { second: second.trim() }) };
    const begun = await station.enrolOptions({ json: codes });
    if (!begun.ok) return failed(begun.code);
    const { ticket, options } = begun.value;
    const given = await startRegistration({ optionsJSON: options }).catch(() => undefined);
    if (given === undefined) return setSaid(t('sign-in.cancelled'));
    const response = JSON.parse(JSON.stringify(given)) as Attestation;
    const outcome = await station.enrol({ json: { ticket, response } });
    if (outcome.ok) setSaid(t(enrolled, { officer: outcome.value.name }));
    else failed(outcome.code);
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
      <p role="status" className="said">
        {said}
      </p>
    </form>
  );
}
