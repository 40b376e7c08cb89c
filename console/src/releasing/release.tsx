import type { Sheet } from '@parley/api/sheets.ts';
import { classNames } from '@parley/core/codec/kinds.ts';
import { type FormEvent, type ReactElement, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import { useAct } from '../act/use-act.tsx';
import { refresh, useAnswer } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { go, usePlace } from '../desk/place.ts';
import { Failure } from '../frame/failure.tsx';
import { Written } from '../frame/written.tsx';
import { InClass } from '../message/in-class.tsx';
import { BeforeItGoes } from '../signing/before-it-goes.tsx';
import { Changed } from '../signing/changed.tsx';
import { Outcome } from '../signing/outcome.tsx';
import { SignPanel } from '../signing/sign-panel.tsx';
import { SignedTexts } from '../signing/signed-texts.tsx';
import { useToSign } from '../signing/use-to-sign.ts';
import { useWords } from '../words/words.tsx';

/**
 * The release of a draft. Everything in the middle is drawn from the bytes that the key signs, by
 * code that knows nothing of the editor; beside it stands what no signature covers.
 */
export function Release(): ReactElement | null {
  const { t } = useWords();
  const { info } = useDeskLine();
  const { open } = usePlace();
  const [written, setWritten] = useState<string | null>();
  const answer = useAnswer(
    'sheet',
    open === '' || written !== undefined ? undefined : { params: { line: info.name, draft: open } },
  );
  if (written !== undefined) return <Written entry={written ?? ''} />;
  // Another officer's release was the last that was missing: it went.
  if (answer.failure?.code === 'draft-written') return <Written entry={answer.failure.detail} />;
  if (answer.failure && answer.value) return <Gone draft={open} />;
  if (answer.failure) {
    return (
      <div className="page">
        <Failure failure={answer.failure} operation="sheet" />
      </div>
    );
  }
  if (!answer.value) return <p className="page">{t('page.loading')}</p>;
  return <ReleaseSheet key={answer.value.draft} sheet={answer.value} onWritten={setWritten} />;
}

/** It was taken down while he looked: changed, sent back or released; nothing of it is signed. */
function Gone({ draft }: { draft: string }): ReactElement {
  const { t } = useWords();
  return (
    <div className="page" role="alert">
      <h1>{t('signing.gone')}</h1>
      <p>{t('signing.gone-why')}</p>
      <div className="acts side-acts">
        <Button className="button first" onPress={() => go({ screen: 'drafts', open: draft })}>
          {t('signing.open-draft')}
        </Button>
      </div>
    </div>
  );
}

type ReleaseProps = {
  readonly sheet: Sheet;
  readonly onWritten: (entry: string | null) => void;
};

function ReleaseSheet({ sheet, onWritten }: ReleaseProps): ReactElement {
  const { t } = useWords();
  const toSign = useToSign(sheet);
  if (toSign === false) {
    return (
      <p className="page problem" role="alert">
        {t('signing.differs')}
      </p>
    );
  }
  if (toSign === undefined) return <p className="page">{t('page.loading')}</p>;
  const shown = { sheet, content: toSign.content };
  return (
    <div className="panes two">
      <div className="pane sheet">
        <InClass cls={classNames[toSign.content.class]}>
          <Outcome {...shown} />
          <SignedTexts {...shown} />
          <Changed {...shown} />
          <SignPanel {...shown} toSign={toSign} onWritten={onWritten}>
            {sheet.kind === 'message' && <SendBack sheet={sheet} />}
            <Button className="button" onPress={() => go({ screen: 'drafts', open: sheet.draft })}>
              {t('signing.leave')}
            </Button>
          </SignPanel>
        </InClass>
      </div>
      <aside className="pane side" aria-label={t('signing.before')}>
        <BeforeItGoes {...shown} />
      </aside>
    </div>
  );
}

/** Back to who wrote it, with the reason; whatever was released of it is void. */
function SendBack({ sheet }: { sheet: Sheet }): ReactElement {
  const { t } = useWords();
  const { info } = useDeskLine();
  const { act, said } = useAct();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const back = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const params = { line: info.name, draft: sheet.draft };
    const outcome = await act((at) => at.sendBack({ params, json: { reason } }));
    refresh('drafts', 'draft', 'status');
    if (outcome.ok) go({ screen: 'drafts', open: sheet.draft });
  };
  if (!asking) {
    return (
      <Button className="button" onPress={() => setAsking(true)}>
        {t('signing.send-back')}
      </Button>
    );
  }
  return (
    <form className="send-back" onSubmit={(event) => void back(event)}>
      <TextField className="field" value={reason} onChange={setReason} autoFocus isRequired>
        <Label>{t('signing.back-reason')}</Label>
        <Input />
      </TextField>
      <Button type="submit" className="button">
        {t('signing.send-back')}
      </Button>
      {said}
    </form>
  );
}
