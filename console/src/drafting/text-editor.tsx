import type { DraftText, WorkingDraft } from '@parley/api/drafts.ts';
import { directionOf, isLanguage, languageNames } from '@parley/text/languages.ts';
import { minuteUtc, phrase } from '@parley/text/tokens.ts';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useSignal } from '../desk/signal.ts';
import { session } from '../desk/station.ts';
import { refusalWords } from '../message/refusal-words.ts';
import { plainKey, useWords } from '../words/words.tsx';
import { takeBegun } from './begun.ts';
import { ChangedSince, originalSince } from './changed-since.tsx';
import { ConflictChoice } from './conflict-choice.tsx';
import { History } from './history.tsx';
import { takesWords, withWord } from './insertion.ts';
import { ReviewDialog } from './review-dialog.tsx';
import { type Saving, useSaving } from './use-saving.ts';
import { VersionActs } from './version-acts.tsx';

type EditorProps = {
  readonly draft: WorkingDraft;
  readonly text: DraftText;
  readonly onWriting: (here: boolean) => void;
};

/** One language: its standing, its words, and how its tokens stand to those of the original. */
export function TextEditor({ draft, text, onWriting }: EditorProps): ReactElement {
  const { t } = useWords();
  const saving = useSaving(draft, text);
  const [reviewing, setReviewing] = useState(false);
  const language = isLanguage(text.lang) ? languageNames[text.lang] : text.lang;
  const original = text.standing === 'original';
  const own = useSignal(session)?.officer?.officer === text.by.officer;
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (original && takeBegun(draft.draft)) area.current?.focus();
  }, [original, draft.draft]);
  useEffect(() => takesWords(text.lang, (word) => put(area.current, word, saving.write)));
  const source = draft.texts.find(({ standing }) => standing === 'original');
  return (
    <section>
      <Standing text={text} draft={draft} />
      {!original && source && (
        <ChangedSince draft={draft.draft} text={source} {...originalSince(text)} />
      )}
      <div className="field">
        <textarea
          ref={area}
          aria-label={t('drafting.text-of', { language: phrase(language) })}
          lang={text.lang}
          dir={directionOf(text.lang)}
          value={saving.value}
          onChange={({ target }) => saving.write(target.value)}
          onFocus={() => onWriting(true)}
          onBlur={() => {
            onWriting(false);
            saving.saveNow();
          }}
        />
      </div>
      <Saved saving={saving} revision={text.revision} />
      {saving.voids && (
        <p className="notice bad">
          {t('drafting.voids')}{' '}
          <button type="button" className="link" onClick={saving.saveAnyway}>
            {t('drafting.voids-anyway')}
          </button>
        </p>
      )}
      {saving.conflict && (
        <ConflictChoice conflict={saving.conflict} lang={text.lang} onTake={saving.take} />
      )}
      {!original && <Tokens text={text} />}
      {text.standing === 'unreviewed' && own && (
        <p className="small dim">{t('drafting.review-by-another')}</p>
      )}
      {text.warnings.map((code) => (
        <Warning code={code} key={code} />
      ))}
      <div className="acts">
        {!original && text.standing === 'unreviewed' && !own && (
          <Button className="button" onPress={() => setReviewing(true)}>
            {t('drafting.review')}
          </Button>
        )}
        <History draft={draft} lang={text.lang} onTake={saving.take} />
        <VersionActs draft={draft} text={text} />
      </div>
      {reviewing && <ReviewDialog draft={draft} text={text} onClose={() => setReviewing(false)} />}
    </section>
  );
}

/** Whether the station has the words, and if not, why. */
function Saved({ saving, revision }: { saving: Saving; revision: number }): ReactElement {
  const words = useWords();
  const { t } = words;
  const { state, refused } = saving;
  return (
    <p className="small dim" role="status">
      {state === 'saved'
        ? t('drafting.saved', { revision })
        : t(state === 'saving' ? 'drafting.saving' : 'drafting.unsaved')}
      {refused !== undefined && <span className="bad"> · {refusalWords(words, refused)}</span>}
    </p>
  );
}

/** Writes a word where the caret was, and leaves the caret behind it. */
function put(area: HTMLTextAreaElement | null, word: string, write: (value: string) => void): void {
  if (!area) return;
  const { text, caret } = withWord(area.value, word, area.selectionStart, area.selectionEnd);
  write(text);
  area.focus();
  requestAnimationFrame(() => area.setSelectionRange(caret, caret));
}

function Standing({ text, draft }: { text: DraftText; draft: WorkingDraft }): ReactElement {
  const { t, r } = useWords();
  const original = draft.texts.find(({ standing }) => standing === 'original');
  const old = text.ofRevision !== null && (original?.revision ?? 0) > text.ofRevision;
  const word =
    text.standing === 'original'
      ? t('standing.original')
      : text.standing === 'reviewed'
        ? t('standing.reviewed')
        : t('drafting.unreviewed');
  const language = phrase(isLanguage(text.lang) ? languageNames[text.lang] : text.lang);
  return (
    <h2 className="head">
      {r('text.heading', {
        language,
        standing: <span className={text.standing === 'unreviewed' ? 'warn' : 'good'}>{word}</span>,
      })}
      {text.reviewed && (
        <>
          {' · '}
          {text.reviewed.by === null
            ? t('drafting.as-in-template')
            : r('drafting.reviewed-by', {
                officer: text.reviewed.by.name,
                at: minuteUtc(text.reviewed.at),
              })}
        </>
      )}
      {text.standing === 'unreviewed' && old && (
        <span className="warn"> · {t('drafting.original-changed')}</span>
      )}
    </h2>
  );
}

/** Compared by machine: what the original says in figures and this does not, and the reverse. */
function Tokens({ text }: { text: DraftText }): ReactElement {
  const { t, r } = useWords();
  const { missing, added } = text.tokens;
  if (missing.length + added.length === 0) {
    return <p className="small good">{t('drafting.tokens-agree')}</p>;
  }
  const list = (tokens: readonly string[]): ReactElement => (
    <>
      {tokens.map((one) => (
        <bdi dir="ltr" className="token" key={one}>
          {one}{' '}
        </bdi>
      ))}
    </>
  );
  return (
    <p className="small warn">
      {missing.length > 0 && r('drafting.tokens-missing', { tokens: list(missing) })}{' '}
      {added.length > 0 && r('drafting.tokens-added', { tokens: list(added) })}
    </p>
  );
}

function Warning({ code }: { code: string }): ReactElement {
  const { t } = useWords();
  const key = plainKey(`warning.${code}`);
  return <p className="small warn">{key ? t(key) : code}</p>;
}
