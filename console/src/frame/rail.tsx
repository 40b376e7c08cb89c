import type { Status } from '@parley/api/lines.ts';
import type { ReactElement } from 'react';
import { useDeskLine } from '../desk/desk-line.tsx';
import { addressOf, type Screen, usePlace } from '../desk/place.ts';
import { type PlainKey, useWords } from '../words/words.tsx';

type Link = {
  readonly screen: Screen;
  readonly says: PlainKey;
  readonly count?: (counts: Status['counts']) => number;
};

const first: readonly Link[] = [
  { screen: 'messages', says: 'rail.messages', count: (one) => one.waitingForUs },
  {
    screen: 'drafts',
    says: 'rail.drafts',
    count: (one) => one.toRelease + one.toReview,
  },
  { screen: 'line', says: 'rail.line' },
  { screen: 'transcript', says: 'rail.transcript' },
  { screen: 'search', says: 'rail.search' },
  { screen: 'service', says: 'rail.service' },
];

const station: readonly Link[] = [
  { screen: 'watch', says: 'rail.watch' },
  { screen: 'exercise', says: 'rail.exercise' },
  { screen: 'access', says: 'rail.access' },
  { screen: 'settings', says: 'rail.settings' },
  { screen: 'keys', says: 'rail.keys' },
];

/** Where one can go; a number where something waits. */
export function Rail(): ReactElement {
  const { t } = useWords();
  return (
    <nav className="rail" aria-label={t('rail.label')}>
      {first.map((link) => (
        <RailLink key={link.screen} {...link} />
      ))}
      <h2 className="head">{t('rail.station')}</h2>
      {station.map((link) => (
        <RailLink key={link.screen} {...link} />
      ))}
    </nav>
  );
}

function RailLink({ screen, says, count }: Link): ReactElement {
  const { t } = useWords();
  const here = usePlace();
  const { info, status } = useDeskLine();
  const waiting = status && count ? count(status.counts) : 0;
  const current = here.screen === screen || (screen === 'drafts' && here.screen === 'release');
  return (
    <a
      href={addressOf({ line: info.name, screen, open: '' })}
      aria-current={current ? 'page' : undefined}
    >
      <span>{t(says)}</span>
      {waiting > 0 && (
        <span className="count">
          <span aria-hidden="true">{waiting}</span>
          <span className="hidden">{t('rail.waiting', { count: waiting })}</span>
        </span>
      )}
    </a>
  );
}
