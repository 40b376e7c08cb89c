import type { ReactElement } from 'react';
import { useAnswer } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { useKeys } from '../desk/keys.ts';
import { usePlace } from '../desk/place.ts';
import { useNewDraft } from '../drafting/use-new-draft.ts';
import { Failure } from '../frame/failure.tsx';
import { WaitingHere } from '../waiting/waiting-here.tsx';
import { useWords } from '../words/words.tsx';
import { Evidence } from './evidence.tsx';
import { MessageList } from './message-list.tsx';
import { Sheet } from './sheet.tsx';

/** Messages: the list, the open one as a sheet, its evidence beside it. */
export function Reading(): ReactElement {
  const { t } = useWords();
  const { info } = useDeskLine();
  const { open } = usePlace();
  const { begin, said } = useNewDraft();
  const shown = useAnswer(
    'entry',
    open === '' ? undefined : { params: { line: info.name }, query: { entry: open } },
  );
  useKeys([{ code: 'KeyN', letter: 'N', says: 'keys.new-draft', run: () => void begin() }]);
  return (
    <div className="panes">
      <div className="pane list">
        <h1 className="hidden">{t('reading.list')}</h1>
        <MessageList />
      </div>
      <div className="pane sheet">
        {said}
        {open === '' && <WaitingHere />}
        {shown.failure && <Failure failure={shown.failure} operation="entry" />}
        {shown.value && <Sheet key={shown.value.entry} entry={shown.value} />}
      </div>
      <div className="pane side">{shown.value && <Evidence entry={shown.value} />}</div>
    </div>
  );
}
