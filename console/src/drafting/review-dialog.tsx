import type { DraftText, WorkingDraft } from '@parley/api/drafts.ts';
import { isLanguage, languageNames } from '@parley/text/languages.ts';
import { phrase } from '@parley/text/tokens.ts';
import { type ComponentProps, type ReactElement, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Checkbox } from 'react-aria-components/Checkbox';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useAct } from '../act/use-act.tsx';
import { tookAnswer } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { ForeignText } from '../words/foreign-text.tsx';
import { useWords } from '../words/words.tsx';
import { ChangedSince, originalSince } from './changed-since.tsx';

type ReviewProps = {
  readonly draft: WorkingDraft;
  readonly text: DraftText;
  readonly onClose: () => void;
};

/** Original and translation side by side, and what changed in either since the version before. */
export function ReviewDialog({ draft, text, onClose }: ReviewProps): ReactElement {
  const { t, r } = useWords();
  const { info } = useDeskLine();
  const { act, said } = useAct();
  const [differ, setDiffer] = useState(false);
  const params = { line: info.name, draft: draft.draft };
  const original = draft.texts.find(({ standing }) => standing === 'original');
  const tokens = text.tokens.missing.length + text.tokens.added.length;
  const review = async (): Promise<void> => {
    const { lang, revision } = text;
    const json = { lang, revision, ofRevision: original?.revision ?? 0, differ };
    const outcome = await act((at) => at.review({ params, json }));
    if (!outcome.ok) return;
    tookAnswer('draft', { params }, outcome.value);
    onClose();
  };
  const language = phrase(isLanguage(text.lang) ? languageNames[text.lang] : text.lang);
  return (
    <ModalOverlay isOpen isDismissable className="shade" onOpenChange={(open) => open || onClose()}>
      <Modal>
        <Dialog className="dialog wide" aria-label={t('drafting.review')}>
          <h2>{r('drafting.review-title', { language })}</h2>
          <Sides draft={draft} text={text} original={original} />
          {tokens > 0 && (
            <Checkbox className="check" isSelected={differ} onChange={setDiffer}>
              <span className="box" />
              {t('drafting.review-differ')}
            </Checkbox>
          )}
          <div className="acts">
            <Button
              className="button first"
              isDisabled={tokens > 0 && !differ}
              onPress={() => void review()}
            >
              {t('drafting.review-says')}
            </Button>
            <Button className="button" onPress={onClose}>
              {t('page.cancel')}
            </Button>
          </div>
          {said}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function languageName(lang: string): string {
  return isLanguage(lang) ? languageNames[lang] : lang;
}

type SidesProps = {
  readonly draft: WorkingDraft;
  readonly text: DraftText;
  readonly original: DraftText | undefined;
};

/** Original and translation, each with what changed in it since it was last reviewed. */
function Sides({ draft: { draft }, text, original }: SidesProps): ReactElement {
  const reviewed = { since: text.lastReview?.revision ?? null, reviewed: true };
  return (
    <div className="texts" data-count={2}>
      {original && <Side draft={draft} text={original} {...originalSince(text)} />}
      <Side draft={draft} text={text} {...reviewed} />
    </div>
  );
}

function Side(props: ComponentProps<typeof ChangedSince>): ReactElement {
  const { lang, text } = props.text;
  return (
    <section>
      <h3 className="head">{languageName(lang)}</h3>
      <ForeignText text={text} lang={lang} />
      <ChangedSince {...props} />
    </section>
  );
}
