import type { WatchSaid } from '@parley/api/lines.ts';
import { minuteUtc } from '@parley/text/tokens.ts';
import type { ReactElement } from 'react';
import type { Words } from '../words/words.tsx';

type Said = Pick<WatchSaid, 'state' | 'until'> | null;

/** What a party says of its watch, in one phrase; its time is a token. */
export function watchWords({ t, r }: Words, watch: Said): ReactElement {
  if (watch === null) return <>{t('watch.not-stated')}</>;
  if (watch.until === null) return <>{t(`watch.${watch.state}`)}</>;
  return r(`watch.${watch.state}-until`, { until: minuteUtc(watch.until) });
}
