import type { Version, WorkingDraft } from '@parley/api/drafts.ts';
import { minuteUtc } from '@parley/text/tokens.ts';
import { type ReactElement, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useAnswer } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { TextDifference } from '../words/text-difference.tsx';
import { useWords } from '../words/words.tsx';

type HistoryProps = {
  readonly draft: WorkingDraft;
  readonly lang: string;
  readonly onTake: (text: string) => void;
};

/** Every version of these words; any of them can be taken again. */
export function History({ draft, lang, onTake }: HistoryProps): ReactElement {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button className="button" onPress={() => setOpen(true)}>
        {t('drafting.history')}
      </Button>
      <ModalOverlay isOpen={open} isDismissable className="shade" onOpenChange={setOpen}>
        <Modal>
          <Dialog className="dialog" aria-label={t('drafting.history')}>
            <h2>{t('drafting.history')}</h2>
            <Versions
              draft={draft.draft}
              lang={lang}
              onTake={(text) => {
                setOpen(false);
                onTake(text);
              }}
            />
            <div className="acts">
              <Button className="button" onPress={() => setOpen(false)}>
                {t('keys.close')}
              </Button>
            </div>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  );
}

type VersionsProps = {
  readonly draft: string;
  readonly lang: string;
  readonly onTake: (text: string) => void;
};

function Versions({ draft, lang, onTake }: VersionsProps): ReactElement {
  const { t } = useWords();
  const { info } = useDeskLine();
  const answer = useAnswer('history', { params: { line: info.name, draft }, query: { lang } });
  const versions = answer.value?.versions ?? [];
  if (answer.value && versions.length === 0) return <p className="dim">{t('page.none')}</p>;
  return (
    <ol className="versions">
      {versions.map((one, index) => (
        <li key={`${one.revision} ${one.came}`}>
          <VersionOf version={one} older={versions[index + 1]} onTake={onTake} />
        </li>
      ))}
    </ol>
  );
}

type VersionProps = {
  readonly version: Version;
  readonly older: Version | undefined;
  readonly onTake: (text: string) => void;
};

function VersionOf({ version, older, onTake }: VersionProps): ReactElement {
  const { t, r } = useWords();
  return (
    <>
      <p className="small dim">
        {r('drafting.history-of', { at: minuteUtc(version.at), officer: version.by.name })} ·{' '}
        {t(`drafting.came-${version.came}`)}
      </p>
      <TextDifference
        lang={version.lang}
        before={older?.text ?? version.text}
        now={version.text}
        whole
      />
      <Button className="button" onPress={() => onTake(version.text)}>
        {t('drafting.take')}
      </Button>
    </>
  );
}
