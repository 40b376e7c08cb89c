import type { TranscriptRow } from '@parley/api/records.ts';
import { directionOf } from '@parley/text/languages.ts';
import { identifier, quantity, timeUtc } from '@parley/text/tokens.ts';
import { kindKey } from '@parley/text/words.ts';
import type { ReactElement } from 'react';
import { useDeskLine } from '../desk/desk-line.tsx';
import { addressOf } from '../desk/place.ts';
import { PrecedenceWord } from '../message/chips.tsx';
import { OtherClassWord } from '../message/in-class.tsx';
import { kindNumber } from '../message/kind.ts';
import { Beginning, shownLanguage } from '../words/beginning.tsx';
import { TokenText } from '../words/token-text.tsx';
import { useWords } from '../words/words.tsx';

/** One entry of the transcript: its place, its number, when its author says, what it is. */
export function TranscriptRowOf({ row }: { row: TranscriptRow }): ReactElement {
  const { t, lang } = useWords();
  const { info } = useDeskLine();
  return (
    <a
      className="row"
      data-ours={row.from === info.party}
      href={addressOf({ line: info.name, screen: 'messages', open: row.entry })}
    >
      <TokenText token={quantity(row.at + 1)} dim />
      <PrecedenceWord precedence={row.precedence} />
      <TokenText token={identifier(row.entry)} />
      <span className={row.preview ? 'small' : 'small alone'}>
        <OtherClassWord cls={row.class} /> {t(kindKey(kindNumber(row.kind)))}
      </span>
      {row.preview && (
        <span className="row-text" dir={directionOf(shownLanguage(row.preview, lang))}>
          <Beginning preview={row.preview} />
        </span>
      )}
      <span className="small dim">
        {row.crossed && <>{t('transcript.crossed')} · </>}
        <TokenText token={timeUtc(row.time)} />
      </span>
    </a>
  );
}
