import type { TemplateKind } from '@parley/api/drafts.ts';
import type { ReactElement } from 'react';
import { useAct } from '../act/use-act.tsx';
import { refresh } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { go } from '../desk/place.ts';
import { useWords } from '../words/words.tsx';
import { noteBegun } from './begun.ts';

type NewDraft = {
  readonly begin: (template?: TemplateKind) => Promise<void>;
  /** Why none was begun. */
  readonly said: ReactElement;
};

/** Begins a draft in the language of the desk, and opens it. */
export function useNewDraft(): NewDraft {
  const { lang } = useWords();
  const { info } = useDeskLine();
  const { act, said } = useAct();
  const begin = async (template: TemplateKind | null = null): Promise<void> => {
    const outcome = await act((at) =>
      at.createDraft({ params: { line: info.name }, json: { lang, template } }),
    );
    refresh('drafts');
    if (!outcome.ok) return;
    noteBegun(outcome.value.draft);
    go({ screen: 'drafts', open: outcome.value.draft });
  };
  return { begin, said };
}
