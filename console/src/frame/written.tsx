import { identifier } from '@parley/text/tokens.ts';
import type { ReactElement } from 'react';
import { useDeskLine } from '../desk/desk-line.tsx';
import { addressOf } from '../desk/place.ts';
import { TokenText } from '../words/token-text.tsx';
import { useWords } from '../words/words.tsx';

/** A draft that became an entry, whoever released it last: its number, and the way to it. */
export function Written({ entry }: { entry: string }): ReactElement {
  const { r } = useWords();
  const { info } = useDeskLine();
  const id = (
    <a href={addressOf({ line: info.name, screen: 'messages', open: entry })}>
      <TokenText token={identifier(entry)} />
    </a>
  );
  return (
    <div className="page" role="status">
      <h1>{r('signing.written', { id })}</h1>
    </div>
  );
}
