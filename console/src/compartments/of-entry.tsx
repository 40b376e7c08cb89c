import type { EntryShown } from '@parley/api/entry.ts';
import { identifier } from '@parley/text/tokens.ts';
import { Fragment, type ReactElement } from 'react';
import { useAct } from '../act/use-act.tsx';
import { refresh } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { TokenText } from '../words/token-text.tsx';
import { useWords } from '../words/words.tsx';
import { CompartmentChoice } from './compartment-choice.tsx';
import { useCompartments } from './use-compartments.ts';

/** In which compartments an entry lies; who gives them puts it into others. */
export function EntryCompartments({ entry }: { entry: EntryShown }): ReactElement | null {
  const { t } = useWords();
  const { info } = useDeskLine();
  const { known, gives } = useCompartments();
  const { act, said } = useAct();
  if (gives && known.length > 0) {
    const put = async (compartments: string[]): Promise<void> => {
      const json = { entry: entry.entry, compartments };
      await act((at) => at.setCompartment({ params: { line: info.name }, json }));
      refresh('entry', 'compartments', 'inbox');
    };
    return (
      <section className="closed-in">
        <CompartmentChoice
          says="compartments.entry"
          known={known}
          value={entry.compartments}
          onChange={(value) => void put(value)}
        />
        {said}
      </section>
    );
  }
  if (entry.compartments.length === 0) return null;
  return (
    <section className="closed-in">
      <h2 className="head">{t('compartments.entry')}</h2>
      {entry.compartments.map((name) => (
        <Fragment key={name}>
          <TokenText token={identifier(name)} />{' '}
        </Fragment>
      ))}
    </section>
  );
}
