import type { Status, Unopened } from '@parley/api/lines.ts';
import { duration, minuteUtc, phrase } from '@parley/text/tokens.ts';
import type { ReactElement } from 'react';
import { sound } from '../alarm/sound.ts';
import { ahead, stoodStill, useNow } from '../desk/clock.ts';
import { type DeskLine, useAllLines, useDeskLine } from '../desk/desk-line.tsx';
import { go } from '../desk/place.ts';
import { useSignal } from '../desk/signal.ts';
import { Emblem } from '../message/emblem.tsx';
import { damagedWords } from '../message/unopened-words.tsx';
import { plainKey, useWords, type Words } from '../words/words.tsx';

const differsMs = 2_000;
/** What came so long ago and no more of it is on the board only: its sender seals it again. */
const newsMs = 60_000;

function isNews({ last }: Unopened, now: number): boolean {
  return last === null || now - last < newsMs;
}

/** A test of an earlier watch says nothing of this one, and one that nobody heard is a warning. */
function soundWords({ t, r }: Words, { onWatch, soundTest }: Status): ReactElement | null {
  if (!onWatch) return null;
  if (soundTest === null || soundTest.at < onWatch.since) return <>{t('alarm.not-tested')}</>;
  if (soundTest.heard) return null;
  return r('alarm.not-heard', { at: minuteUtc(soundTest.at), officer: soundTest.by.name });
}

const opened = Date.now();

/** What the station says is wrong with itself, and that it says nothing at all. */
function stationTroubles({ t }: Words, { status, statusAt, stale }: DeskLine): string[] {
  const old = stale
    ? [t('trouble.stale', { age: duration(Date.now() - (statusAt || opened)) })]
    : [];
  const codes = [
    status?.mute,
    status?.fault,
    status?.contested === true ? 'contested' : null,
    status?.cutTriesSpent === true ? 'cut-tries-spent' : null,
  ];
  const said = codes.flatMap((code) => {
    if (code == null) return [];
    const key = plainKey(`trouble.${code}`);
    return [key ? t(key) : code];
  });
  return [...old, ...said];
}

/** Keys that were replaced as lost, and the way to where their removal is led. */
function lostKeys({ t }: Words, lost: Status['lostKeys']): ReactElement[] {
  return lost.map(({ officer, name }) => (
    <span key={officer}>
      {t('officers.lost', { officer: name })}{' '}
      <button type="button" className="link" onClick={() => go({ screen: 'watch', open: '' })}>
        {t('rail.watch')}
      </button>
    </span>
  ));
}

/** What stands between an alarm and the officer: each says so, for a dead alarm looks like calm. */
export function Troubles(): ReactElement {
  const words = useWords();
  const { t, r } = words;
  const { status } = useDeskLine();
  const lines = useAllLines();
  const state = useSignal(sound);
  const still = useSignal(stoodStill);
  const difference = useSignal(ahead);
  useNow();
  const found: (ReactElement | string)[] = lines.flatMap((one) => {
    const of = stationTroubles(words, one);
    if (lines.length === 1) return of;
    const line = one.info.name;
    return of.map((what) => t('trouble.on-line', { line, what: phrase(what) }));
  });
  if (state === 'no-device') found.push(t('alarm.no-device'));
  if (state === 'blocked') found.push(t('alarm.blocked'));
  if (state === 'stopped') found.push(t('alarm.sound-stopped'));
  if (still) {
    found.push(
      <>
        {r('alarm.clock-stopped', { age: duration(still.ms), at: minuteUtc(still.until) })}{' '}
        <button type="button" className="link" onClick={() => stoodStill.set(undefined)}>
          {t('alarm.note')}
        </button>
      </>,
    );
  }
  if (Math.abs(difference) > differsMs) {
    found.push(r('alarm.clock-differs', { time: duration(Math.abs(difference)) }));
  }
  const untried = status && soundWords(words, status);
  if (untried) {
    found.push(
      <>
        {untried}{' '}
        <button type="button" className="link" onClick={() => go({ screen: 'watch', open: '' })}>
          {t('alarm.test')}
        </button>
      </>,
    );
  }
  found.push(...lostKeys(words, status?.lostKeys ?? []));
  for (const one of status?.damaged ?? []) found.push(damagedWords(words, one));
  if (status?.unopened.some((one) => isNews(one, status.now))) {
    found.push(
      <>
        {t('alarm.unopened')}{' '}
        <button type="button" className="link" onClick={() => go({ screen: 'line', open: '' })}>
          {t('rail.line')}
        </button>
      </>,
    );
  }
  return (
    <div role="status" className="troubles">
      {found.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: each trouble has its place in the list
        <p className="trouble" key={index}>
          <Emblem name="down" />
          <span>{one}</span>
        </p>
      ))}
    </div>
  );
}
