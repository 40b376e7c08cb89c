import type { TemplateKind, WorkingDraft } from '@parley/api/drafts.ts';
import { directionOf } from '@parley/text/languages.ts';
import { clockUtc, identifier } from '@parley/text/tokens.ts';
import { kindKey } from '@parley/text/words.ts';
import { type ReactElement, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useAnswer } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { addressOf, usePlace } from '../desk/place.ts';
import { PrecedenceWord } from '../message/chips.tsx';
import { kindNumber } from '../message/kind.ts';
import { ForeignLine } from '../words/foreign-text.tsx';
import { useWords } from '../words/words.tsx';
import { useNewDraft } from './use-new-draft.ts';

/** Drafts in hand and acts that wait for a signature, and the way to begin another. */
export function DraftList(): ReactElement {
  const { t } = useWords();
  const { info } = useDeskLine();
  const answer = useAnswer('drafts', { params: { line: info.name } });
  const drafts = answer.value?.drafts ?? [];
  const sheets = answer.value?.sheets ?? [];
  return (
    <>
      <Begin />
      <h2 className="head list-head">{t('drafting.title')}</h2>
      {answer.value && drafts.length === 0 && (
        <p className="list-empty dim">{t('drafting.none')}</p>
      )}
      <ul>
        {drafts.map((draft) => (
          <li key={draft.draft}>
            <DraftItem draft={draft} />
          </li>
        ))}
      </ul>
      {sheets.length > 0 && <h2 className="head list-head">{t('drafting.sheets')}</h2>}
      <ul>
        {sheets.map((sheet) => (
          <li key={sheet.draft}>
            <a
              className="item short"
              href={addressOf({ line: info.name, screen: 'release', open: sheet.draft })}
            >
              <span className="item-top">
                <PrecedenceWord precedence={sheet.precedence} />
                <strong>{t(kindKey(kindNumber(sheet.kind)))}</strong>
              </span>
              <span className="item-state">{t('release.needed', { count: sheet.missing })}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function DraftItem({ draft }: { draft: WorkingDraft }): ReactElement {
  const { t, r, list } = useWords();
  const { info } = useDeskLine();
  const here = usePlace();
  const original = draft.texts.find(({ standing }) => standing === 'original');
  const [about] = draft.references;
  return (
    <a
      className="item draft"
      href={addressOf({ line: info.name, screen: 'drafts', open: draft.draft })}
      aria-current={here.open === draft.draft ? 'true' : undefined}
    >
      <span className="item-top">
        <PrecedenceWord precedence={draft.precedence} />
        <strong>{t(`drafting.stage-${draft.stage}`)}</strong>
      </span>
      <span className="item-text" dir={original && directionOf(original.lang)}>
        {original && <ForeignLine text={original.text || '…'} lang={original.lang} />}
      </span>
      <span className="item-state">
        {about !== undefined && <>{r('drafting.answers', { id: identifier(about) })} · </>}
        {r('drafting.changed-at', { at: clockUtc(draft.changed) })}
        {draft.approvals.length > 0 && (
          <>
            {' · '}
            {r('drafting.approved-by', {
              officers: list(draft.approvals.map(({ name }) => name)),
            })}
          </>
        )}
      </span>
    </a>
  );
}

/** An empty form, or a template of one of the usual kinds. */
function Begin(): ReactElement {
  const { t } = useWords();
  const { begin, said } = useNewDraft();
  const [open, setOpen] = useState(false);
  const answer = useAnswer('templates', open ? {} : undefined);
  const kinds: readonly TemplateKind[] = (answer.value?.templates ?? []).map(({ kind }) => kind);
  return (
    <div className="begin">
      <Button className="button first" onPress={() => void begin()}>
        {t('drafting.new')}
        <kbd>N</kbd>
      </Button>
      <Button className="button" aria-expanded={open} onPress={() => setOpen(!open)}>
        {t('drafting.begin-with')}…
      </Button>
      {open &&
        kinds.map((kind) => (
          <Button className="button" key={kind} onPress={() => void begin(kind)}>
            {t(`drafting.template-${kind}`)}
          </Button>
        ))}
      {said}
    </div>
  );
}
