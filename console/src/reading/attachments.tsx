import { addressOf as pathOf } from '@parley/api/client.ts';
import type { EntryShown } from '@parley/api/entry.ts';
import { streams } from '@parley/api/operations.ts';
import { identifier, quantity } from '@parley/text/tokens.ts';
import type { ReactElement } from 'react';
import { useDeskLine } from '../desk/desk-line.tsx';
import { useWords } from '../words/words.tsx';

/** What is attached, and which of it is here: a rendering says so, a cosignature does not. */
export function Attachments({ entry }: { entry: EntryShown }): ReactElement | null {
  const { t, r } = useWords();
  const { info } = useDeskLine();
  const named = entry.attachmentsNamed ?? [];
  if (named.length === 0) return null;
  return (
    <section className="attachments">
      <h2 className="head">{t('field.attachments')}</h2>
      <ul>
        {named.map(({ sha256, name, mediaType, size, complete, held }) => {
          const words = r('desk.attachment', {
            name: identifier(name),
            type: identifier(mediaType),
            size: quantity(size, 'B'),
          });
          const href = pathOf(streams.attachment.path, { params: { line: info.line, sha256 } });
          return (
            <li key={sha256}>
              {complete ? (
                <a href={href} download={name}>
                  {words}
                </a>
              ) : (
                <>
                  {words} · {r('desk.on-its-way', { held: quantity(held, 'B') })}
                </>
              )}{' '}
              <span className="dim">{t(complete ? 'show.held' : 'show.not-held')}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
