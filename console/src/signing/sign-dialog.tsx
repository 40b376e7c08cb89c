import type { Outcome as Answered } from '@parley/api/client.ts';
import type { Sheet } from '@parley/api/sheets.ts';
import { classNames } from '@parley/core/codec/kinds.ts';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useAct } from '../act/use-act.tsx';
import { useAnswer } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import type { Acts } from '../desk/station.ts';
import { InClass } from '../message/in-class.tsx';
import { useWords } from '../words/words.tsx';
import { dropSheet } from './drop-sheet.ts';
import { Outcome } from './outcome.tsx';
import { SignPanel } from './sign-panel.tsx';
import { SignedTexts } from './signed-texts.tsx';
import { useToSign } from './use-to-sign.ts';

type DialogProps = {
  /** Asks the station for the sheet of this act; called once. */
  readonly ask: (at: Acts) => Promise<Answered<Sheet>>;
  readonly label: string;
  readonly onClose: (entry: string | null) => void;
};

/** One act of an officer: what it would say, drawn from its bytes, and the key that signs it. */
export function SignDialog({ ask, label, onClose }: DialogProps): ReactElement {
  const { t } = useWords();
  const { info } = useDeskLine();
  const { act, said } = useAct();
  const [first, setFirst] = useState<Sheet>();
  const [refused, setRefused] = useState(false);
  const left = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the dialog opens
  useEffect(() => {
    void act(ask).then((outcome) => {
      if (!outcome.ok) setRefused(true);
      else if (left.current) dropSheet(info.name, outcome.value);
      else setFirst(outcome.value);
    });
  }, []);
  const leave = (): void => {
    left.current = true;
    if (first) dropSheet(info.name, first);
    onClose(null);
  };
  return (
    <ModalOverlay isOpen className="shade" onOpenChange={(open) => open || leave()}>
      <Modal>
        <Dialog className="dialog" aria-label={label}>
          {said}
          {refused && (
            <Button className="button" autoFocus onPress={leave}>
              {t('signing.leave')}
            </Button>
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
    <InClass cls={classNames[toSign.content.class]}>
      <Outcome {...shown} />
      <SignedTexts {...shown} />
      <SignPanel {...shown} toSign={toSign} onWritten={onClose}>
        <Button className="button" onPress={onLeave}>
          {t('signing.leave')}
        </Button>
      </SignPanel>
    </InClass>
  );
}
