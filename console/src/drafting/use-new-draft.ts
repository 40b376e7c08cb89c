import type { TemplateKind } from '@parley/api/drafts.ts';
import { refresh } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { go } from '../desk/place.ts';
import { station } from '../desk/station.ts';
import { useWords } from '../words/words.tsx';
import { noteBegun } from './begun.ts';

/** Begins a draft in the language of the desk, and opens it. */
export function useNewDraft(): (template?: TemplateKind) => Promise<void> {
  const { lang } = useWords();
  const { info } = useDeskLine();
  return async (template) => {
    const outcome = await station.createDraft({
      params: { line: info.name },
      json: { lang, template: template ?? null },
    });
    refresh('drafts');
    if (!outcome.ok) return;
    noteBegun(outcome.value.draft);
    go({ screen: 'drafts', open: outcome.value.draft });
  };
}
