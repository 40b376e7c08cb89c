import type { EntryShown } from '@parley/api/entry.ts';
import { minuteUtc } from '@parley/text/tokens.ts';
import type { ReactElement } from 'react';
import { useDeskLine } from '../desk/desk-line.tsx';
import { useWords } from '../words/words.tsx';

/** What all of it proves, in plain words, and what nobody may read into it. */
export function Proves({ entry }: { entry: EntryShown }): ReactElement {
  const { t, r, list } = useWords();
  const { title } = useDeskLine();
  const released = (entry.releases ?? []).some(({ good }) => good);
  const party = title(entry.from);
  const by = entry.notLater ?? entry.recordedHere;
  return (
    <section className="proves">
      <h2 className="head">{t('evidence.what-proves')}</h2>
      <p className="small">
        {by === null
          ? r('desk.proves-signed', { party })
          : released
            ? r('proves.message', { party, recorded: minuteUtc(by) })
            : r('desk.proves-unreleased', { party, recorded: minuteUtc(by) })}{' '}
        {t('proves-not.message')}
      </p>
      {entry.readBy.length > 0 && (
        <p className="small dim">
          {r('evidence.read-by', {
            officers: list(entry.readBy.map(({ name, officer }) => name ?? officer)),
          })}
        </p>
      )}
    </section>
  );
}
