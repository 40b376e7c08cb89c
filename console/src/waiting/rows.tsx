import type { Matter } from '@parley/api/inbox.ts';
import type { Precedence } from '@parley/api/wire.ts';
import { directionOf } from '@parley/text/languages.ts';
import { identifier } from '@parley/text/tokens.ts';
import { kindKey } from '@parley/text/words.ts';
import type { ReactElement, ReactNode } from 'react';
import { useDeskLine } from '../desk/desk-line.tsx';
import { addressOf, type Place } from '../desk/place.ts';
import { PrecedenceWord } from '../message/chips.tsx';
import { OtherClassWord } from '../message/in-class.tsx';
import { kindNumber } from '../message/kind.ts';
import { Waits } from '../reading/item.tsx';
import { Beginning, type Begun, shownLanguage } from '../words/beginning.tsx';
import { TokenText } from '../words/token-text.tsx';
import { type PlainKey, useWords } from '../words/words.tsx';

/** So many of one kind are repeated here; the list beside it has them all. */
const shownMost = 8;

type RowsProps = { readonly says: PlainKey; readonly rows: readonly ReactElement[] };

/** What waits of one kind; nothing where nothing does. */
export function Rows({ says, rows }: RowsProps): ReactElement | null {
  const { t } = useWords();
  if (rows.length === 0) return null;
  const more = rows.length - shownMost;
  return (
    <>
      <h2 className="head">{t(says)}</h2>
      <ul>{rows.slice(0, shownMost)}</ul>
      {more > 0 && <p className="dim small">{t('waiting.more', { count: more })}</p>}
    </>
  );
}

type RowProps = {
  readonly at: Place;
  readonly precedence?: Precedence;
  readonly number?: string;
  /** What it is, in words of ours. */
  readonly children: ReactNode;
  /** How its words begin: a line of its own, in its own direction. */
  readonly text?: Begun | null | undefined;
  readonly state?: ReactNode;
};

/** One matter, and the way to it. */
export function Row(props: RowProps): ReactElement {
  const { lang } = useWords();
  const { at, precedence, number, children, text, state } = props;
  return (
    <li>
      <a href={addressOf(at)}>
        {precedence ? <PrecedenceWord precedence={precedence} /> : <span />}
        <span className="waiting-what">{children}</span>
        {number === undefined ? <span /> : <TokenText token={identifier(number)} dim />}
        {text && (
          <span className="waiting-text" dir={directionOf(shownLanguage(text, lang))}>
            <Beginning preview={text} />
          </span>
        )}
        {state && <span className="waiting-state">{state}</span>}
      </a>
    </li>
  );
}

/** A message or question of theirs, with its running clock. */
export function MatterRow({ matter }: { matter: Matter }): ReactElement {
  const { t } = useWords();
  const { info, title } = useDeskLine();
  const { preview, kind, entry, precedence } = matter;
  return (
    <Row
      at={{ line: info.name, screen: 'messages', open: entry }}
      precedence={precedence}
      number={entry}
      text={preview}
      state={<Waits item={matter} />}
    >
      <strong>{title(matter.from)}</strong>
      {kind !== 'message' && <> · {t(kindKey(kindNumber(kind)))}</>}{' '}
      <OtherClassWord cls={matter.class} />
    </Row>
  );
}
