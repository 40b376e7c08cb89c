import { identifier } from '@parley/text/tokens.ts';
import { type FormEvent, type ReactElement, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import { useDeskLine } from '../desk/desk-line.tsx';
import { TokenText } from '../words/token-text.tsx';
import { useWords } from '../words/words.tsx';
import { CompartmentChoice } from './compartment-choice.tsx';
import type { Change } from './compartments.tsx';
import { useCompartments } from './use-compartments.ts';

type PutProps = { readonly known: readonly string[]; readonly change: Change };

/** Puts an entry into compartments by its number: who gives them need not be who reads it. */
export function PutEntry({ known, change }: PutProps): ReactElement {
  const { t, list } = useWords();
  const { info } = useDeskLine();
  const { all } = useCompartments();
  const [entry, setEntry] = useState('');
  const [chosen, setChosen] = useState<string[]>([]);
  const put = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const json = { entry: entry.trim(), compartments: chosen };
    const input = { params: { line: info.name }, json };
    if (await change((at) => at.setCompartment(input))) setEntry('');
  };
  return (
    <form className="bring" onSubmit={(event) => void put(event)}>
      <TextField className="field" value={entry} onChange={setEntry} autoComplete="off">
        <Label>{t('compartments.number')}</Label>
        <Input dir="ltr" />
      </TextField>
      <CompartmentChoice
        says="compartments.entry"
        known={known}
        value={chosen}
        onChange={setChosen}
      />
      <div className="acts">
        <Button type="submit" className="button" isDisabled={!entry.includes('/')}>
          {t('compartments.put')}
        </Button>
      </div>
      <ul>
        {all?.entries.map((one) => (
          <li key={one.entry} className="small">
            <TokenText token={identifier(one.entry)} />: <bdi>{list(one.compartments)}</bdi>
          </li>
        ))}
      </ul>
    </form>
  );
}
