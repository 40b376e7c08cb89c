import type { WorkingDraft } from '@parley/api/drafts.ts';
import { isLanguage, languageNames, languages } from '@parley/text/languages.ts';
import { identifier, minuteUtc, phrase } from '@parley/text/tokens.ts';
import { type ReactElement, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useAct } from '../act/use-act.tsx';
import { refresh } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { go } from '../desk/place.ts';
import { useSignal } from '../desk/signal.ts';
import { session } from '../desk/station.ts';
import { useWords } from '../words/words.tsx';
import { DraftFields } from './draft-fields.tsx';
import { TextEditor } from './text-editor.tsx';
import { usePresence } from './use-presence.ts';

/** A draft as a form: what it is, its languages side by side, each with its standing. */
export function DraftSheet({ draft }: { draft: WorkingDraft }): ReactElement {
  const { t } = useWords();
  const { info } = useDeskLine();
  const { act, said } = useAct();
  const [writing, setWriting] = useState<string | null>(null);
  const params = { line: info.name, draft: draft.draft };
  usePresence(draft.draft, writing);
  const left = languages.filter((one) => !draft.texts.some(({ lang }) => lang === one));
  const add = async (lang: string): Promise<void> => {
    await act((at) => at.saveText({ params, json: { lang, text: '', base: null } }));
    refresh('draft', 'drafts');
  };
  return (
    <article>
      <DraftHead draft={draft} />
      <DraftFields draft={draft} />
      <div className="texts editors" data-count={draft.texts.length}>
        {draft.texts.map((text) => (
          <TextEditor
            key={text.lang}
            draft={draft}
            text={text}
            onWriting={(here) => setWriting(here ? text.lang : null)}
          />
        ))}
      </div>
      <div className="acts">
        {left.map((lang) => (
          <Button className="button" key={lang} onPress={() => void add(lang)}>
            {t('drafting.add-language', { language: languageNames[lang] })}
          </Button>
        ))}
        {said}
        <Discard draft={draft} />
      </div>
    </article>
  );
}

/** What it answers, who wrote in it, who else is here, and why it came back. */
function DraftHead({ draft }: { draft: WorkingDraft }): ReactElement {
  const { t, r, list } = useWords();
  const me = useSignal(session)?.officer?.officer;
  const others = draft.present.filter(({ officer }) => officer !== me);
  return (
    <header className="draft-head">
      <h2>
        {draft.template ? t(`drafting.template-${draft.template}`) : t('drafting.title')}{' '}
        <span className="dim small">{t(`drafting.stage-${draft.stage}`)}</span>
      </h2>
      {draft.kind === 'retraction' && <p className="warn">{t('drafting.retraction-of')}</p>}
      <p className="small dim">
        {draft.references.map((id) => (
          <span key={id}>{r('drafting.answers', { id: identifier(id) })} · </span>
        ))}
        {draft.correctionOf && (
          <>{r('drafting.corrects', { id: identifier(draft.correctionOf) })} · </>
        )}
        {r('drafting.written-by', { officers: list(draft.drafters.map(({ name }) => name)) })}
      </p>
      {others.map(({ officer, name, lang }) => (
        <p className="small warn" key={officer}>
          {lang !== null && isLanguage(lang)
            ? r('drafting.here-writes', { officer: name, language: phrase(languageNames[lang]) })
            : r('drafting.here-too', { officer: name })}
        </p>
      ))}
      {draft.sentBack && (
        <p className="notice bad">
          {r('drafting.sent-back', {
            officer: draft.sentBack.by.name,
            at: minuteUtc(draft.sentBack.at),
            reason: draft.sentBack.reason,
          })}
        </p>
      )}
    </header>
  );
}

function Discard({ draft }: { draft: WorkingDraft }): ReactElement {
  const { t } = useWords();
  const { info } = useDeskLine();
  const { act, said } = useAct();
  const [sure, setSure] = useState(false);
  const discard = async (): Promise<void> => {
    const params = { line: info.name, draft: draft.draft };
    const outcome = await act((at) => at.discardDraft({ params }));
    setSure(false);
    refresh('drafts', 'status');
    if (outcome.ok) go({ screen: 'drafts', open: '' });
  };
  return (
    <>
      {said}
      <Button className="button end" onPress={() => (sure ? void discard() : setSure(true))}>
        {t(sure ? 'drafting.discard-sure' : 'drafting.discard')}
      </Button>
    </>
  );
}
