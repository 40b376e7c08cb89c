import type { WorkingDraft } from '@parley/api/drafts.ts';
import { precedenceNames } from '@parley/core/codec/kinds.ts';
import type { ReactElement } from 'react';
import { Radio } from 'react-aria-components/RadioGroup';
import { CompartmentChoice } from '../compartments/compartment-choice.tsx';
import { useCompartments } from '../compartments/use-compartments.ts';
import { precedenceKey } from '../message/chips.tsx';
import { notDoneWords } from '../message/refusal-words.ts';
import { Choice } from '../settings/choice.tsx';
import { UtcField } from '../words/utc-field.tsx';
import { useWords } from '../words/words.tsx';
import { DraftAttachments } from './draft-attachments.tsx';
import { type Changing, useChange } from './use-change.ts';

/** What is not words: the precedence proposed, until when it holds, what is attached. */
export function DraftFields({ draft }: { draft: WorkingDraft }): ReactElement {
  const { t } = useWords();
  const { known } = useCompartments();
  const changing = useChange(draft);
  const { change } = changing;
  return (
    <div className="draft-fields">
      <Choice
        says="drafting.precedence"
        value={draft.precedence}
        onChange={(precedence) => void change({ precedence })}
      >
        {precedenceNames.map((one) => (
          <Radio key={one} value={one}>
            {t(precedenceKey(one))}
          </Radio>
        ))}
      </Choice>
      {known.length > 0 && (
        <CompartmentChoice
          says="compartments.draft"
          known={known}
          value={draft.compartments}
          onChange={(compartments) => void change({ compartments })}
        />
      )}
      <UtcField
        says="drafting.not-after"
        value={draft.notAfter}
        onChange={(notAfter) => void change({ notAfter })}
      />
      <DraftAttachments draft={draft} changing={changing} />
      <NotChanged refused={changing.refused} />
    </div>
  );
}

/** Why a change was not made; one that voids releases may be meant. */
function NotChanged({ refused }: Pick<Changing, 'refused'>): ReactElement {
  const words = useWords();
  const { t } = words;
  return (
    <p role="status" className="said small">
      {refused &&
        (refused.anyway ? (
          <>
            {t('drafting.voids')}{' '}
            <button type="button" className="link" onClick={refused.anyway}>
              {t('drafting.voids-anyway')}
            </button>
          </>
        ) : (
          notDoneWords(words, refused.code)
        ))}
    </p>
  );
}
