import type { WatchSaid } from '@parley/api/lines.ts';
import { minuteUtc } from '@parley/text/tokens.ts';
import type { Words } from '../words/words.tsx';

/** What a party says of its watch, in one phrase. */
export function watchWords({ t }: Words, watch: Pick<WatchSaid, 'state' | 'until'> | null): string {
  if (watch === null) return t('watch.not-stated');
  if (watch.until === null) return t(`watch.${watch.state}`);
  return t(`watch.${watch.state}-until`, { until: minuteUtc(watch.until) });
}
