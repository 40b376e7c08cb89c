import type { DraftAddressee } from '@parley/api/drafts.ts';
import type { MessageClass, Precedence } from '@parley/api/wire.ts';
import { classNames, precedenceNames } from '@parley/core/codec/kinds.ts';
import type { ReactElement } from 'react';
import { Radio } from 'react-aria-components/RadioGroup';
import { useDeskLine } from '../desk/desk-line.tsx';
import { classKey, precedenceKey } from '../message/chips.tsx';
import { Choice } from '../settings/choice.tsx';
import { useWords } from '../words/words.tsx';

type Purpose = DraftAddressee['purpose'] | 'none';

/** What is chosen for one release; null: not yet. */
export type Chosen = {
  readonly to: Readonly<Record<string, Purpose>>;
  readonly cls: MessageClass | null;
  readonly precedence: Precedence | null;
  /** Of a party that is only informed, where it is to be lower than that of the message. */
  readonly lower: Readonly<Record<string, Precedence>>;
};

/** Precedences below one, highest first. */
function below(precedence: Precedence | null): Precedence[] {
  return precedence === null
    ? []
    : precedenceNames.slice(0, precedenceNames.indexOf(precedence)).reverse();
}

/** To whom, and how, as the station takes it. */
export function addresseesOf(chosen: Chosen, names: readonly string[]): DraftAddressee[] {
  return names.flatMap((party): DraftAddressee[] => {
    const purpose = chosen.to[party];
    if (purpose === undefined || purpose === 'none') return [];
    const lower = chosen.lower[party];
    // What was chosen before the precedence of the message itself may be no lower any more.
    const own = purpose === 'information' && lower && below(chosen.precedence).includes(lower);
    return own ? [{ party, purpose, precedence: lower }] : [{ party, purpose }];
  });
}

export const nothingChosen: Chosen = { to: {}, cls: null, precedence: null, lower: {} };

type ChoicesProps = { readonly chosen: Chosen; readonly onChosen: (chosen: Chosen) => void };

/** To whom and how, in what class, how urgently; an exercise line offers nothing real. */
export function Choices({ chosen, onChosen }: ChoicesProps): ReactElement {
  const { t, r } = useWords();
  const { info, title } = useDeskLine();
  const others = info.parties.filter(({ name }) => name !== info.party);
  const classes = info.exerciseLine ? classNames.filter((one) => one !== 'REAL') : classNames;
  return (
    <>
      {others.map(({ name }) => (
        <Choice<Purpose>
          key={name}
          says={r('drafting.to-party', { party: title(name) })}
          value={chosen.to[name] ?? null}
          onChange={(purpose) => onChosen({ ...chosen, to: { ...chosen.to, [name]: purpose } })}
        >
          <Radio value="action">{t('addressee.action')}</Radio>
          <Radio value="information">{t('addressee.information')}</Radio>
          {others.length > 1 && <Radio value="none">{t('drafting.to-not')}</Radio>}
        </Choice>
      ))}
      <Choice<MessageClass>
        says="field.class"
        value={chosen.cls}
        onChange={(cls) => onChosen({ ...chosen, cls })}
      >
        {classes.map((one) => (
          <Radio key={one} value={one}>
            {t(classKey(one))}
          </Radio>
        ))}
      </Choice>
      <Choice<Precedence>
        says="field.precedence"
        value={chosen.precedence}
        onChange={(precedence) => onChosen({ ...chosen, precedence })}
      >
        {precedenceNames.map((one) => (
          <Radio key={one} value={one}>
            {t(precedenceKey(one))}
          </Radio>
        ))}
      </Choice>
      {others
        .filter(({ name }) => chosen.to[name] === 'information')
        .map(({ name }) => (
          <Lower key={name} party={name} chosen={chosen} onChosen={onChosen} />
        ))}
    </>
  );
}

type LowerProps = ChoicesProps & { readonly party: string };

/** Whoever is only informed may get it at a lower precedence. */
function Lower({ party, chosen, onChosen }: LowerProps): ReactElement | null {
  const { t, r } = useWords();
  const { title } = useDeskLine();
  const lower = below(chosen.precedence);
  if (lower.length === 0) return null;
  const own = chosen.lower[party];
  return (
    <Choice<Precedence | 'same'>
      says={r('drafting.information-precedence', { party: title(party) })}
      value={own !== undefined && lower.includes(own) ? own : 'same'}
      onChange={(value) => {
        const { [party]: _, ...others } = chosen.lower;
        const next = value === 'same' ? others : { ...others, [party]: value };
        onChosen({ ...chosen, lower: next });
      }}
    >
      <Radio value="same">{t('drafting.information-same')}</Radio>
      {lower.map((one) => (
        <Radio key={one} value={one}>
          {t(precedenceKey(one))}
        </Radio>
      ))}
    </Choice>
  );
}
