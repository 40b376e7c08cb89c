import type { ReactElement, ReactNode } from 'react';
import { Label } from 'react-aria-components/Label';
import { RadioGroup } from 'react-aria-components/RadioGroup';
import { type PlainKey, useWords } from '../words/words.tsx';

type ChoiceProps<T extends string> = {
  readonly says: PlainKey | ReactElement;
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  readonly children: ReactNode;
};

/** One of a few, each a word; nothing is chosen where `value` is null. */
export function Choice<T extends string>(props: ChoiceProps<T>): ReactElement {
  const { t } = useWords();
  const { says } = props;
  return (
    <RadioGroup
      className="field"
      value={props.value}
      orientation="horizontal"
      onChange={(value) => props.onChange(value as T)}
    >
      <Label>{typeof says === 'string' ? t(says) : says}</Label>
      <div className="choice">{props.children}</div>
    </RadioGroup>
  );
}
