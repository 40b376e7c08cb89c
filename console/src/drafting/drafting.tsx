import type { ReactElement } from 'react';
import { useAnswer } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { useKeys } from '../desk/keys.ts';
import { usePlace } from '../desk/place.ts';
import { Failure } from '../frame/failure.tsx';
import { Written } from '../frame/written.tsx';
import { useWords } from '../words/words.tsx';
import { DraftList } from './draft-list.tsx';
import { DraftSheet } from './draft-sheet.tsx';
import { ForRelease } from './for-release.tsx';
import { Terms } from './terms.tsx';
import { useNewDraft } from './use-new-draft.ts';

/** Drafts: the list, the open one with its languages side by side, and what its release needs. */
export function Drafting(): ReactElement {
  const { t } = useWords();
  const { info } = useDeskLine();
  const { open } = usePlace();
  const { begin, said } = useNewDraft();
  const input = open === '' ? undefined : { params: { line: info.name, draft: open } };
  const draft = useAnswer('draft', input);
  const written = draft.failure?.code === 'draft-written' ? draft.failure.detail : undefined;
  useKeys([{ code: 'KeyN', letter: 'N', says: 'keys.new-draft', run: () => void begin() }]);
  return (
    <div className="panes">
      <div className="pane list">
        <h1 className="hidden">{t('drafting.title')}</h1>
        <DraftList />
      </div>
      <div className="pane sheet">
        {said}
        {open === '' && <p className="dim">{t('drafting.choose')}</p>}
        {written !== undefined && <Written entry={written} />}
        {draft.failure && written === undefined && (
          <Failure failure={draft.failure} operation="draft" />
        )}
        {draft.value && written === undefined && (
          <DraftSheet key={draft.value.draft} draft={draft.value} />
        )}
      </div>
      <div className="pane side">
        {draft.value && written === undefined && (
          <>
            <ForRelease key={draft.value.draft} draft={draft.value} />
            <Terms draft={draft.value} />
          </>
        )}
      </div>
    </div>
  );
}
