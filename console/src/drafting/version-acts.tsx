import type { DraftText, WorkingDraft } from '@parley/api/drafts.ts';
import type { ReactElement } from 'react';
import { Button } from 'react-aria-components/Button';
import { useAct } from '../act/use-act.tsx';
import { tookAnswer } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { useWords } from '../words/words.tsx';

type ActsProps = { readonly draft: WorkingDraft; readonly text: DraftText };

/** A translation may become the original, or be taken out; the original stays. */
export function VersionActs({ draft, text }: ActsProps): ReactElement | null {
  const { t } = useWords();
  const { info } = useDeskLine();
  const { act, said } = useAct();
  const params = { line: info.name, draft: draft.draft };
  if (text.standing === 'original') return null;
  const drop = async (): Promise<void> => {
    const outcome = await act((at) => at.dropText({ params, query: { lang: text.lang } }));
    if (outcome.ok) tookAnswer('draft', { params }, outcome.value);
  };
  const promote = async (): Promise<void> => {
    const json = { lang: text.lang, text: text.text, base: text.revision, original: true };
    const outcome = await act((at) => at.saveText({ params, json }));
    if (outcome.ok) tookAnswer('draft', { params }, outcome.value);
  };
  return (
    <>
      <Button className="button" onPress={() => void promote()}>
        {t('drafting.make-original')}
      </Button>
      <Button className="button" onPress={() => void drop()}>
        {t('drafting.drop-language')}
      </Button>
      {said}
    </>
  );
}
