import type { Status } from '@parley/api/lines.ts';
import type { ReactElement } from 'react';
import { useDeskLine } from '../desk/desk-line.tsx';
import { addressOf } from '../desk/place.ts';
import { watchWords } from '../message/watch-words.tsx';
import { ForeignName } from '../words/foreign-text.tsx';
import { useWords } from '../words/words.tsx';

/** Who has the watch; and where that is not what the other parties are told, that it differs. */
export function WatchStanding({ status }: { readonly status: Status }): ReactElement {
  const { t, r } = useWords();
  const { info } = useDeskLine();
  const { onWatch } = status;
  return (
    <span>
      {onWatch
        ? r('frame.on-watch', {
            officer: (
              <strong>
                <ForeignName text={onWatch.name} />
              </strong>
            ),
          })
        : t('frame.nobody-on-watch')}
      {differs(status) && (
        <>
          {' '}
          <a className="warn" href={addressOf({ line: info.name, screen: 'watch', open: '' })}>
            {t('frame.watch-differs')}
          </a>
        </>
      )}
    </span>
  );
}

/** On the page of the watch: what is stated, what is so, and the two ways to mend it. */
export function WatchDiffers({ status }: { readonly status: Status }): ReactElement | null {
  const words = useWords();
  const now = differs(status);
  if (!now) return null;
  return (
    <p className="notice bad" role="status">
      {words.r(now, { watch: watchWords(words, status.watch) })}
    </p>
  );
}

type Differs = 'watch.differs-nobody' | 'watch.differs-somebody';

/**
 * We state a watch that nobody has, or none though somebody has it. A statement whose time is over
 * states nothing any more.
 */
function differs({ now, watch, onWatch }: Status): Differs | undefined {
  if (watch === null || (watch.until !== null && watch.until <= now)) return undefined;
  if (watch.state === 'staffed') return onWatch ? undefined : 'watch.differs-nobody';
  return onWatch && watch.state === 'unstaffed' ? 'watch.differs-somebody' : undefined;
}
