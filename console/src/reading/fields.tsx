import type { EntryShown } from '@parley/api/entry.ts';
import { commaOf } from '@parley/text/list.ts';
import { identifier, phrase, timeUtc, zoneClock } from '@parley/text/tokens.ts';
import { kindKey } from '@parley/text/words.ts';
import { Fragment, type ReactElement, type ReactNode } from 'react';
import { useDeskLine } from '../desk/desk-line.tsx';
import { ClassWord, PrecedenceWord } from '../message/chips.tsx';
import { kindNumber } from '../message/kind.ts';
import { refusalWords } from '../message/refusal-words.ts';
import { ForeignName } from '../words/foreign-text.tsx';
import { TokenText } from '../words/token-text.tsx';
import { type PlainKey, useWords } from '../words/words.tsx';

/** What refers to another entry and is no answer to it. */
const refersBy: Readonly<Record<string, PlainKey>> = {
  retraction: 'field.takes-back',
  correction: 'field.corrects',
  confirm: 'field.about',
  handover: 'field.hands-on',
  terms: 'field.agrees-to',
};

/** The fixed fields, always the same, always in the same places. */
export function Fields({ entry }: { entry: EntryShown }): ReactElement {
  const { t } = useWords();
  const { title } = useDeskLine();
  const number = <TokenText token={identifier(entry.entry)} />;
  const answers = (entry.references ?? []).map(({ entry: id }) => id);
  return (
    <dl className="fields">
      <Field says="field.from">{title(entry.from)}</Field>
      <Field says="field.precedence">
        <PrecedenceWord precedence={entry.precedence} />
      </Field>
      <Field says="field.for-action">
        <Parties names={entry.action} />
      </Field>
      <Field says="field.class">
        <ClassWord cls={entry.class} />
      </Field>
      {entry.kind !== 'message' && (
        <Field says="field.kind" wide>
          {t(kindKey(kindNumber(entry.kind)))}
        </Field>
      )}
      {entry.information.length > 0 && (
        <Field says="field.for-information">
          <Informed entry={entry} />
        </Field>
      )}
      <Field says="field.number">
        <span id="sheet-number">{number}</span>
      </Field>
      {answers.length > 0 && (
        <Field says={refersBy[entry.kind] ?? 'field.answers'}>
          {answers.map((id, index) => (
            <Fragment key={id}>
              {index > 0 && ' '}
              <TokenText token={identifier(id)} />
            </Fragment>
          ))}
        </Field>
      )}
      <Field says="field.written" wide>
        <Written entry={entry} />
      </Field>
      <Field says="field.had-seen" wide>
        <HadSeen entry={entry} />
      </Field>
      <Field says="field.released-by" wide>
        <Releases entry={entry} />
      </Field>
    </dl>
  );
}

type FieldProps = {
  readonly says: PlainKey;
  readonly wide?: boolean;
  readonly children: ReactNode;
};

function Field({ says, wide, children }: FieldProps): ReactElement {
  const { t } = useWords();
  return (
    <div className={wide ? 'field-row wide' : 'field-row'}>
      <dt>{t(says)}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Who is only informed, each with the precedence of that where it is not the message's. */
function Informed({ entry }: { entry: EntryShown }): ReactElement {
  const { lang } = useWords();
  const { title } = useDeskLine();
  return (
    <>
      {entry.information.map((name, index) => {
        const own = entry.to?.find(({ party }) => party === name)?.precedence;
        return (
          <Fragment key={name}>
            {index > 0 && commaOf(lang)}
            <bdi>{title(name)}</bdi>
            {own !== undefined && own !== entry.precedence && (
              <>
                {' '}
                <PrecedenceWord precedence={own} />
              </>
            )}
          </Fragment>
        );
      })}
    </>
  );
}

function Parties({ names }: { names: readonly string[] }): ReactElement {
  const { t, lang } = useWords();
  const { title } = useDeskLine();
  if (names.length === 0) return <>{t('page.none')}</>;
  return (
    <>
      {names.map((name, index) => (
        <Fragment key={name}>
          {index > 0 && commaOf(lang)}
          <bdi>{title(name)}</bdi>
        </Fragment>
      ))}
    </>
  );
}

/** UTC first, then the capital of its author with its name. */
function Written({ entry }: { entry: EntryShown }): ReactElement {
  const { r } = useWords();
  const { title } = useDeskLine();
  return r('field.capital-time', {
    utc: timeUtc(entry.time),
    city: title(entry.from),
    local: zoneClock(entry.time, entry.zone),
  });
}

function HadSeen({ entry }: { entry: EntryShown }): ReactElement {
  const { t, r } = useWords();
  const seen = (entry.before ?? []).filter((one) => one.party !== entry.from && one.entry !== null);
  if (seen.length === 0) return <>{t('field.nothing-seen')}</>;
  return (
    <>
      {seen.map((one) => (
        <Fragment key={one.party}>
          {r('field.all-up-to', { id: identifier(one.entry ?? '') })}{' '}
        </Fragment>
      ))}
    </>
  );
}

/** Who authorised it; a release that does not hold says so. */
function Releases({ entry }: { entry: EntryShown }): ReactElement {
  const words = useWords();
  const { t, r, lang } = words;
  const releases = entry.releases ?? [];
  if (releases.length === 0) return <>{t('desk.no-release')}</>;
  return (
    <>
      {releases.map((one, index) => (
        <Fragment key={one.officer}>
          {index > 0 && commaOf(lang)}
          <ForeignName text={one.name ?? one.officer} />
          {one.roles[0] && <span className="dim"> ({t(`role.${one.roles[0]}`)})</span>}
          {!one.good && (
            <span className="bad">
              {' '}
              {r('desk.release-bad', { reason: phrase(refusalWords(words, one.code ?? '?')) })}
            </span>
          )}
        </Fragment>
      ))}
    </>
  );
}
