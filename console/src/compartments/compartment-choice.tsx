import { identifier } from '@parley/text/tokens.ts';
import type { ReactElement } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { Label } from 'react-aria-components/Label';
import { TokenText } from '../words/token-text.tsx';
import { type PlainKey, useWords } from '../words/words.tsx';

type ChoiceProps = {
  readonly says: PlainKey;
  /** Names that may be chosen; what is chosen already stands among them. */
  readonly known: readonly string[];
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
  readonly isDisabled?: boolean;
};

/** Some of the compartments that are known, each by its name. */
export function CompartmentChoice(props: ChoiceProps): ReactElement {
  const { t } = useWords();
  const { says, known, value } = props;
  const names = [...new Set([...known, ...value])].toSorted();
  return (
    <CheckboxGroup
      className="field"
      value={[...value]}
      isDisabled={props.isDisabled ?? false}
      onChange={props.onChange}
    >
      <Label>{t(says)}</Label>
      <div className="choice">
        {names.map((name) => (
          <Checkbox className="check" key={name} value={name}>
            <span className="box" />
            <TokenText token={identifier(name)} />
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  );
}
