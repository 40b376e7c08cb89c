import type { Ceremony } from '@parley/api/ceremony.ts';
import { duration } from '@parley/text/tokens.ts';
import type { ReactElement } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import { TokenText } from '../words/token-text.tsx';
import { type PlainKey, useWords } from '../words/words.tsx';
import { exerciseMark, isNumber, isSeconds, settingGroups } from './setting-words.ts';

type FieldsProps = {
  readonly defaults: Ceremony['settings'];
  readonly written: Readonly<Record<string, string>>;
  /** A line before: what is left empty is as it was there. */
  readonly inherits: boolean;
  readonly onWrite: (written: Readonly<Record<string, string>>) => void;
};

/** Every setting that a charter may state: the chain of an alarm in sight, the others folded. */
export function SettingFields(props: FieldsProps): ReactElement {
  const { t } = useWords();
  const { written, inherits, onWrite } = props;
  const [alarms, ...others] = settingGroups;
  const marked = written[exerciseMark] === '1';
  const mark = (is: boolean): void => onWrite({ ...written, [exerciseMark]: is ? '1' : '' });
  return (
    <div className="settings-form">
      <Checkbox className="check" isSelected={marked} onChange={mark}>
        <span className="box" />
        {t('setting.exerciseOnly')}
      </Checkbox>
      <p className="dim small">
        {t(inherits ? 'charter.settings-inherited' : 'charter.settings-about')}
      </p>
      <Group {...props} says={alarms.says} settings={alarms.settings} />
      <details>
        <summary>{t('charter.settings')}</summary>
        {others.map(({ says, settings }) => (
          <Group {...props} key={says} says={says} settings={settings} />
        ))}
      </details>
    </div>
  );
}

type GroupProps = FieldsProps & {
  readonly says: PlainKey;
  readonly settings: Readonly<Record<string, PlainKey>>;
};

function Group({ says, settings, defaults, written, inherits, onWrite }: GroupProps): ReactElement {
  const { t } = useWords();
  return (
    <fieldset>
      <legend className="head">{t(says)}</legend>
      {Object.entries(settings).map(([name, label]) => {
        const usual = defaults.find((one) => one.name === name)?.value;
        return (
          <SettingField
            key={name}
            label={label}
            seconds={isSeconds(name)}
            usual={inherits ? undefined : usual}
            value={written[name] ?? ''}
            onChange={(value) => onWrite({ ...written, [name]: value })}
          />
        );
      })}
    </fieldset>
  );
}

type FieldProps = {
  readonly label: PlainKey;
  readonly seconds: boolean;
  readonly usual: number | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** One number, and beside it the same time as people say it. */
function SettingField({ label, seconds, usual, value, onChange }: FieldProps): ReactElement {
  const { t } = useWords();
  const trimmed = value.trim();
  const bad = trimmed !== '' && !isNumber(trimmed);
  const number = bad ? undefined : trimmed === '' ? usual : Number(trimmed);
  return (
    <TextField
      className="field setting"
      value={value}
      onChange={onChange}
      isInvalid={bad}
      autoComplete="off"
    >
      <Label>{t(label)}</Label>
      <Input dir="ltr" inputMode="numeric" placeholder={usual === undefined ? '' : String(usual)} />
      <span className="dim small">
        {seconds && number !== undefined && <TokenText token={duration(number * 1000)} />}
      </span>
      <FieldError className="bad small">{t('charter.setting-bad')}</FieldError>
    </TextField>
  );
}
