import type { EntryShown } from '@parley/api/entry.ts';
import { type ReactElement, useState } from 'react';
import { useDeskLine } from '../desk/desk-line.tsx';
import { InClass } from '../message/in-class.tsx';
import { Acts } from './acts.tsx';
import { Attachments } from './attachments.tsx';
import { Fields } from './fields.tsx';
import { Notices } from './notices.tsx';
import { Texts } from './texts.tsx';

/** A message as a form: fixed fields, its languages side by side, then what may be done. */
export function Sheet({ entry }: { entry: EntryShown }): ReactElement {
  const { info } = useDeskLine();
  const [lateSeen, setLateSeen] = useState(false);
  const late = entry.late !== null && entry.from !== info.party;
  return (
    <article aria-labelledby="sheet-number">
      <InClass cls={entry.class}>
        <Fields entry={entry} />
        <Notices entry={entry} understood={lateSeen} onUnderstood={() => setLateSeen(true)} />
        <Texts entry={entry} />
        <Attachments entry={entry} />
        <Acts entry={entry} enabled={!late || lateSeen} />
      </InClass>
    </article>
  );
}
