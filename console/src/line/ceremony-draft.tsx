import type { Ceremony } from '@parley/api/ceremony.ts';
import { base64url } from '@parley/core/base/base64.ts';
import { type FormEvent, type ReactElement, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Checkbox } from 'react-aria-components/Checkbox';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Radio } from 'react-aria-components/RadioGroup';
import { TextField } from 'react-aria-components/TextField';
import { Choice } from '../settings/choice.tsx';
import { useWords } from '../words/words.tsx';
import type { Step } from './ceremony.tsx';
import { FileButton } from './ceremony-cards.tsx';
import { SettingFields } from './setting-fields.tsx';
import { settingsOf } from './setting-words.ts';

type DraftProps = { readonly ceremony: Ceremony; readonly step: Step };

/** The charter: drafted here when every card was compared, or brought as the file of another. */
export function DraftStep({ ceremony, step }: DraftProps): ReactElement {
  const { t } = useWords();
  return (
    <section>
      <h2 className="head">{t('ceremony.step-draft')}</h2>
      {ceremony.step === 'draft' ? (
        <DraftForm ceremony={ceremony} step={step} />
      ) : (
        <p className="dim">{t('ceremony.draft-waits')}</p>
      )}
      <div className="acts">
        <FileButton
          says={t('ceremony.charter-take')}
          onFile={(bytes) =>
            void step((at) => at.takeCharter({ json: { file: base64url(bytes) } }))
          }
        />
      </div>
    </section>
  );
}

/** Its name, where each party listens, whether a courier carries as well, and what it sets. */
function DraftForm({ ceremony, step }: DraftProps): ReactElement {
  const { t, r } = useWords();
  const [name, setName] = useState('');
  const [addresses, setAddresses] = useState<Readonly<Record<string, string>>>({});
  const [courier, setCourier] = useState(true);
  const [succeeds, setSucceeds] = useState('');
  const [written, setWritten] = useState<Readonly<Record<string, string>>>({});
  const settings = settingsOf(written);
  const listening = ceremony.cards.flatMap(({ party }) => {
    const address = (addresses[party] ?? '').trim();
    return address === '' ? [] : [{ party, address }];
  });
  const circuits = [
    ...(listening.length > 0
      ? [{ id: 'websocket', kind: 'websocket' as const, addresses: listening }]
      : []),
    ...(courier ? [{ id: 'courier', kind: 'courier' as const, addresses: [] }] : []),
  ];
  const draft = (event: FormEvent): void => {
    event.preventDefault();
    if (settings === undefined) return;
    const json = { name: name.trim(), circuits, settings, succeeds: succeeds || null };
    void step((at) => at.draftCharter({ json }));
  };
  return (
    <form onSubmit={draft} className="draft-fields">
      <TextField className="field" value={name} onChange={setName} autoComplete="off">
        <Label>{t('ceremony.line-name')}</Label>
        <Input />
      </TextField>
      {ceremony.cards.map(({ party }) => (
        <TextField
          className="field"
          key={party}
          value={addresses[party] ?? ''}
          onChange={(address) => setAddresses({ ...addresses, [party]: address })}
          autoComplete="off"
        >
          <Label>{r('ceremony.address', { party: <bdi>{party}</bdi> })}</Label>
          <Input dir="ltr" />
        </TextField>
      ))}
      <Checkbox className="check" isSelected={courier} onChange={setCourier}>
        <span className="box" />
        {t('ceremony.by-courier')}
      </Checkbox>
      <Succeeds lines={ceremony.lines} value={succeeds} onChange={setSucceeds} />
      <SettingFields
        defaults={ceremony.settings}
        written={written}
        inherits={succeeds !== ''}
        onWrite={setWritten}
      />
      <Button
        type="submit"
        className="button first"
        isDisabled={name.trim() === '' || circuits.length === 0 || settings === undefined}
      >
        {t('ceremony.draft')}
      </Button>
    </form>
  );
}

type SucceedsProps = {
  readonly lines: Ceremony['lines'];
  readonly value: string;
  readonly onChange: (line: string) => void;
};

/** The line that this one goes on from, with its rules and settings; or none. */
function Succeeds({ lines, value, onChange }: SucceedsProps): ReactElement | null {
  const { t } = useWords();
  if (lines.length === 0) return null;
  return (
    <Choice says="charter.succeeds" value={value} onChange={onChange}>
      <Radio value="">{t('charter.succeeds-none')}</Radio>
      {lines.map(({ line, name }) => (
        <Radio key={line} value={line}>
          <bdi>{name}</bdi>
        </Radio>
      ))}
    </Choice>
  );
}
