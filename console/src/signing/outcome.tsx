import type { Sheet } from '@parley/api/sheets.ts';
import type { Addressee } from '@parley/core/codec/body-parts.ts';
import { classNames, kinds, precedenceNames } from '@parley/core/codec/kinds.ts';
import type { ReleaseContent } from '@parley/core/keys/release-content.ts';
import { identifier, minuteUtc } from '@parley/text/tokens.ts';
import { kindKey } from '@parley/text/words.ts';
import { Fragment, type ReactElement } from 'react';
import { useDeskLine } from '../desk/desk-line.tsx';
import { ClassWord, PrecedenceWord } from '../message/chips.tsx';
import { useWords } from '../words/words.tsx';
import { SignedRecord } from './signed-record.tsx';

export type Shown = { readonly sheet: Sheet; readonly content: ReleaseContent };

/** First the outcome in one sentence: for whom, to whom, how urgently, in what class. */
export function Outcome({ sheet, content }: Shown): ReactElement {
  const { t, r } = useWords();
  const { title, info } = useDeskLine();
  const author = sheet.parties[content.author] ?? '?';
  const sentence = r('signing.outcome', {
    addressees: <Addressees sheet={sheet} content={content} />,
    precedence: <PrecedenceWord precedence={precedenceNames[content.precedence]} />,
    class: <ClassWord cls={classNames[content.class]} />,
    kind: <strong>{t(kindKey(content.kind))}</strong>,
  });
  return (
    <div className="outcome">
      <h1>{r('signing.title', { party: <strong>{title(author)}</strong> })}</h1>
      <p>{sentence}</p>
      <p>{t('signing.held')}</p>
      <p className="dim">
        {r('signing.on-line', { line: <bdi>{info.name}</bdi> })}
        {content.references.map((one) => {
          const id = `${sheet.parties[one.party] ?? '?'}/${one.seq}`;
          return (
            <Fragment key={id}> · {r(refersBy(content.kind), { id: identifier(id) })}</Fragment>
          );
        })}
        {content.notAfter !== null && (
          <> · {r('release.not-after', { at: minuteUtc(content.notAfter) })}</>
        )}
      </p>
      <SignedRecord sheet={sheet} content={content} />
    </div>
  );
}

/** What an entry of this kind does with the one it refers to: not all are answers. */
export function refersBy(kind: number) {
  if (kind === kinds.retraction) return 'signing.takes-back';
  if (kind === kinds.correction) return 'signing.corrects';
  const answers = kind < kinds.retraction && kind !== kinds.confirm;
  return answers ? 'signing.answers' : 'signing.about';
}

/** To whom by the bytes; where they name nobody, all others for action. */
export function addresseesOf({ sheet, content }: Shown): readonly Addressee[] {
  if (content.addressees !== null) return content.addressees;
  return sheet.parties
    .map((_, party) => ({ party, forAction: true, precedence: null }))
    .filter(({ party }) => party !== content.author);
}

function Addressees({ sheet, content }: Shown): ReactElement {
  const { t } = useWords();
  const to = addresseesOf({ sheet, content });
  if (content.addressees === null && to.length > 1) return <>{t('signing.all-others')}</>;
  return (
    <>
      {to.map((one, index) => (
        <Fragment key={one.party}>
          {index > 0 && '; '}
          <AddresseeWords sheet={sheet} addressee={one} />
        </Fragment>
      ))}
    </>
  );
}

type AddresseeProps = { readonly sheet: Shown['sheet']; readonly addressee: Addressee };

/** One party, for action or for information, and its own precedence where it has one. */
export function AddresseeWords({ sheet, addressee }: AddresseeProps): ReactElement {
  const { t, r } = useWords();
  const { title } = useDeskLine();
  const { party, forAction, precedence } = addressee;
  const name = <strong>{title(sheet.parties[party] ?? '?')}</strong>;
  const purpose = <>{t(forAction ? 'addressee.action' : 'addressee.information')}</>;
  if (precedence === null) return r('signing.addressee', { party: name, purpose });
  return r('signing.addressee-lower', {
    party: name,
    purpose,
    precedence: <PrecedenceWord precedence={precedenceNames[precedence]} />,
  });
}
