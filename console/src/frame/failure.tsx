import { phrase } from '@parley/text/tokens.ts';
import type { ReactElement } from 'react';
import { Button } from 'react-aria-components/Button';
import { refresh } from '../desk/answers.ts';
import type { Question } from '../desk/station.ts';
import { refusalWords } from '../message/refusal-words.ts';
import { useWords } from '../words/words.tsx';

type FailureProps = { readonly failure: { readonly code: string }; readonly operation: Question };

/** Why something cannot be shown, and the way to ask again. */
export function Failure({ failure, operation }: FailureProps): ReactElement {
  const words = useWords();
  const reason = phrase(refusalWords(words, failure.code));
  return (
    <div role="alert" className="problem">
      <p>{words.r('page.failed', { reason })}</p>
      <Button className="button" onPress={() => refresh(operation)}>
        {words.t('page.again')}
      </Button>
    </div>
  );
}
