import type { Outcome as Answered } from '@parley/api/client.ts';
import type { Sheet } from '@parley/api/sheets.ts';
import { phrase } from '@parley/text/tokens.ts';
import { type ReactElement, useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { cachedAnswer, useAnswer } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { station } from '../desk/station.ts';
import { refusalWords } from '../message/refusal-words.ts';
import { useWords } from '../words/words.tsx';
import { Outcome } from './outcome.tsx';
import { SignPanel } from './sign-panel.tsx';
import { SignedTexts } from './signed-texts.tsx';
import { useToSign } from './use-to-sign.ts';

type DialogProps = {
  /** Asks the station for the sheet of this act; called once. */
  readonly ask: () => Promise<Answered<Sheet>>;
  readonly label: string;
  readonly onClose: (entry: string | null) => void;
};

/** One act of an officer: what it would say, drawn from its bytes, and the key that signs it. */
export function SignDialog({ ask, label, onClose }: DialogProps): ReactElement {
  const words = useWords();
  const { info } = useDeskLine();
  const [first, setFirst] = useState<Sheet>();
  const [refused, setRefused] = useState<string>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the dialog opens
  useEffect(() => {
    void ask().then((outcome) => {
      if (outcome.ok) setFirst(outcome.value);
      else setRefused(outcome.code);
    });
  }, []);
  const leave = (): void => {
    const params = { line: info.name, draft: first?.draft ?? '' };
    // What one officer has released waits for the next; what nobody has is forgotten.
    const newest = cachedAnswer('sheet', { params }) ?? first;
    if (newest && newest.released.length === 0) void station.dropSheet({ params });
    onClose(null);
  };
  return (
    <ModalOverlay isOpen className="shade" onOpenChange={(open) => open || leave()}>
      <Modal>
        <Dialog className="dialog" aria-label={label}>
          {refused !== undefined && (
            <>
              <p role="alert">
                {words.t('act.refused', { reason: phrase(refusalWords(words, refused)) })}
              </p>
              <Button className="button" autoFocus onPress={leave}>
                {words.t('signing.leave')}
              </Button>
            </>
          )}
          {first && <SignSheet first={first} onClose={onClose} onLeave={leave} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

type SheetProps = {
  readonly first: Sheet;
  readonly onClose: (entry: string | null) => void;
  readonly onLeave: () => void;
};

function SignSheet({ first, onClose, onLeave }: SheetProps): ReactElement {
  const { t } = useWords();
  const { info } = useDeskLine();
  const newest = useAnswer('sheet', { params: { line: info.name, draft: first.draft } });
  const sheet = newest.value ?? first;
  const toSign = useToSign(sheet);
  if (toSign === false) return <p className="problem">{t('signing.differs')}</p>;
  if (toSign === undefined) return <p>{t('page.loading')}</p>;
  const shown = { sheet, content: toSign.content };
  return (
    <>
      <Outcome {...shown} />
      <SignedTexts {...shown} />
      <SignPanel {...shown} toSign={toSign} onWritten={onClose}>
        <Button className="button" onPress={onLeave}>
          {t('signing.leave')}
        </Button>
      </SignPanel>
    </>
  );
}
