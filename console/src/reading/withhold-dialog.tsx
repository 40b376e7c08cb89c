import type { Answer } from '@parley/api/sheets.ts';
import { identifier } from '@parley/text/tokens.ts';
import { type ReactElement, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { UtcField } from '../words/utc-field.tsx';
import { useWords } from '../words/words.tsx';

type WithholdProps = {
  readonly entry: string;
  readonly onChosen: (answer: Answer) => void;
  readonly onCancel: () => void;
};

/** Received, no answer now; with or without a time by which there will be one. */
export function WithholdDialog({ entry, onChosen, onCancel }: WithholdProps): ReactElement {
  const { t, r } = useWords();
  const [until, setUntil] = useState<number | null>(null);
  return (
    <ModalOverlay
      isOpen
      isDismissable
      className="shade"
      onOpenChange={(open) => open || onCancel()}
    >
      <Modal>
        <Dialog className="dialog" aria-label={t('act.withhold')}>
          <h2>{r('act.withhold-title', { id: identifier(entry) })}</h2>
          <p>{t('act.says-withheld')}</p>
          <UtcField says="act.withhold-until" value={until} onChange={setUntil} />
          <div className="acts">
            <Button
              className="button first"
              onPress={() => onChosen({ act: 'withhold', entry, until })}
            >
              {t('act.withhold')}
            </Button>
            <Button className="button" onPress={onCancel}>
              {t('page.cancel')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
