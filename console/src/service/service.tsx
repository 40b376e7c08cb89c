import type { MessageClass } from '@parley/api/wire.ts';
import { classNames } from '@parley/core/codec/kinds.ts';
import { identifier, timeUtc } from '@parley/text/tokens.ts';
import { type FormEvent, type ReactElement, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { Radio } from 'react-aria-components/RadioGroup';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import { refresh, useAnswer } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { classKey } from '../message/chips.tsx';
import { OtherClassWord } from '../message/in-class.tsx';
import { Choice } from '../settings/choice.tsx';
import { SignDialog } from '../signing/sign-dialog.tsx';
import { ForeignText } from '../words/foreign-text.tsx';
import { TokenText } from '../words/token-text.tsx';
import { useWords } from '../words/words.tsx';

/** What operators say to each other: apart from the record of the officers. */
export function Service(): ReactElement {
  const { t, lang } = useWords();
  const { info, title } = useDeskLine();
  const answer = useAnswer('service', { params: { line: info.name }, query: { limit: 100 } });
  const [text, setText] = useState('');
  const [cls, setClass] = useState<MessageClass | null>(null);
  const [signing, setSigning] = useState(false);
  const classes = info.exerciseLine ? classNames.filter((one) => one !== 'REAL') : classNames;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (cls !== null && text.trim() !== '') setSigning(true);
  };
  return (
    <div className="page">
      <h1>{t('service.title')}</h1>
      <ul className="talk">
        {answer.value?.entries.length === 0 && <li className="dim">{t('page.none')}</li>}
        {answer.value?.entries.map((one) => (
          <li key={one.entry}>
            <p className="small dim">
              {title(one.from)} · <TokenText token={identifier(one.entry)} /> ·{' '}
              <TokenText token={timeUtc(one.time)} /> <OtherClassWord cls={one.class} />
            </p>
            {one.texts.map((version) => (
              <ForeignText key={version.lang} text={version.text} lang={version.lang} />
            ))}
          </li>
        ))}
      </ul>
      <form onSubmit={send}>
        <TextField className="field" value={text} onChange={setText}>
          <Label>{t('service.write')}</Label>
          <TextArea />
        </TextField>
        <Choice<MessageClass> says="service.class" value={cls} onChange={setClass}>
          {classes.map((one) => (
            <Radio key={one} value={one}>
              {t(classKey(one))}
            </Radio>
          ))}
        </Choice>
        <div className="acts side-acts">
          <Button
            type="submit"
            className="button first"
            isDisabled={cls === null || text.trim() === ''}
          >
            {t('service.send')}
          </Button>
        </div>
      </form>
      {signing && cls !== null && (
        <SignDialog
          label={t('service.send')}
          ask={(at) =>
            at.answerSheet({
              params: { line: info.name },
              json: { act: 'service', class: cls, texts: [{ lang, standing: 0, text }] },
            })
          }
          onClose={(entry) => {
            setSigning(false);
            if (entry !== null) setText('');
            refresh('service');
          }}
        />
      )}
    </div>
  );
}
