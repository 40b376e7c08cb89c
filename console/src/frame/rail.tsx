import type { Status } from '@parley/api/lines.ts';
import type { ReactElement } from 'react';
import { useAllLines, useDeskLine } from '../desk/desk-line.tsx';
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
      <OtherLines />
      <h2 className="head">{t('rail.station')}</h2>
      {station.map((link) => (
        <RailLink key={link.screen} {...link} />
      ))}
    </nav>
  );
}

/** The other lines of this station, each with what waits on it. */
function OtherLines(): ReactElement | null {
  const { t } = useWords();
  const here = useDeskLine().info.line;
  const others = useAllLines().filter(({ info }) => info.line !== here);
  if (others.length === 0) return null;
  return (
    <>
      <h2 className="head">{t('rail.lines')}</h2>
      {others.map(({ info, status }) => (
        <a key={info.line} href={addressOf({ line: info.name, screen: 'messages', open: '' })}>
          <bdi>{info.name}</bdi>
          <Count waiting={status?.counts.waitingForUs ?? 0} />
        </a>
      ))}
    </>
  );
}

function Count({ waiting }: { waiting: number }): ReactElement | null {
  const { t } = useWords();
  if (waiting === 0) return null;
  return (
    <span className="count">
      <span aria-hidden="true">{waiting}</span>
      <span className="hidden">{t('rail.waiting', { count: waiting })}</span>
    </span>
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
      <Count waiting={waiting} />
    </a>
  );
}
