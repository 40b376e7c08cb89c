import type { Alarm } from '@parley/api/lines.ts';
import { countdown, duration, phrase } from '@parley/text/tokens.ts';
import { kindKey } from '@parley/text/words.ts';
import type { ReactElement } from 'react';
import { Button } from 'react-aria-components/Button';
import type { RhythmName } from '../alarm/rhythm.ts';
import { silenceAlarm, silenced, useAgainMs, useAlarms, useSounding } from '../alarm/use-alarm.ts';
import { useLineAlarms } from '../alarm/use-line-alarm.ts';
import { useNow } from '../desk/clock.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { useKeys } from '../desk/keys.ts';
import { go, usePlace } from '../desk/place.ts';
import { useSignal } from '../desk/signal.ts';
import { ClassWord, PrecedenceWord } from '../message/chips.tsx';
import { Emblem } from '../message/emblem.tsx';
import { kindNumber } from '../message/kind.ts';
import { wantsAck } from '../reading/wanted.ts';
import { useWords } from '../words/words.tsx';
import { LineBar } from './line-bar.tsx';

/** The most urgent FLASH or OVERRIDE that nobody here has acknowledged; absent otherwise. */
export function AlarmBar(): ReactElement | null {
  const now = useNow();
  const { status } = useDeskLine();
  const { all, heard } = useAlarms(now);
  const lines = useLineAlarms(now);
  const [loudest] = heard;
  const rhythm = loudest
    ? rhythmOfPrecedence(loudest.precedence)
    : lines.heard.length > 0
      ? 'line'
      : undefined;
  useSounding(rhythm, loudest?.class ?? status?.tone ?? 'REAL');
  const first = loudest ?? all[0];
  return (
    <>
      {first && (
        <Bar
          alarm={first}
          more={all.length - 1 + (status?.moreAlarms ?? 0)}
          sounds={heard.includes(first)}
          now={now}
        />
      )}
      {lines.all.map((one) => (
        <LineBar
          key={one.entry}
          alarm={one}
          sounds={loudest === undefined && lines.heard.includes(one)}
          keys={first === undefined}
          now={now}
        />
      ))}
    </>
  );
}

function rhythmOfPrecedence(precedence: Alarm['precedence']): RhythmName {
  return precedence === 'OVERRIDE' ? 'override' : 'flash';
}

type BarProps = {
  readonly alarm: Alarm;
  readonly more: number;
  readonly sounds: boolean;
  readonly now: number;
};

function Bar({ alarm, more, sounds, now }: BarProps): ReactElement {
  const { t, r } = useWords();
  const { title } = useDeskLine();
  const quiet = useSignal(silenced);
  const again = useAgainMs();
  const silence = (): void => silenceAlarm(alarm.entry, again);
  const here = usePlace();
  // It is read before it is acknowledged: the sheet opens, and the question stands over it.
  const acknowledge = (): void => {
    wantsAck.set(alarm.entry);
    go({ screen: 'messages', open: alarm.entry });
  };
  const isOpen = here.screen === 'messages' && here.open === alarm.entry;
  useKeys([
    ...(alarm.closed || isOpen || (here.screen === 'messages' && here.open !== '')
      ? []
      : [{ code: 'KeyA', letter: 'A', says: 'keys.acknowledge', run: acknowledge } as const]),
    { code: 'KeyS', letter: 'S', says: 'keys.silence', run: silence },
  ]);
  const kind = phrase(t(kindKey(kindNumber(alarm.kind))));
  const until = quiet.get(alarm.entry) ?? 0;
  return (
    <section className="alarm" role="alert" aria-label={t('alarm.label')} data-sounds={sounds}>
      <Emblem name="bell" pulse />
      <PrecedenceWord precedence={alarm.precedence} />
      {alarm.class !== 'REAL' && <ClassWord cls={alarm.class} />}
      <span>{r('alarm.from', { kind, party: title(alarm.from) })}</span>
      {more > 0 && <span>{t('alarm.more', { count: more })}</span>}
      <span aria-live="off">
        {alarm.recorded !== null && r('alarm.on-record', { age: countdown(now - alarm.recorded) })}
        {alarm.due !== null && (
          <>
            {' · '}
            {alarm.due > now
              ? r('alarm.left', { left: countdown(alarm.due - now) })
              : r('alarm.overdue', { time: countdown(now - alarm.due) })}
          </>
        )}
        {alarm.stage !== 'desk' && (
          <> · {t(alarm.stage === 'duty-chief' ? 'alarm.duty-chief' : 'alarm.second-desk')}</>
        )}
      </span>
      <span className="acts">
        {sounds ? (
          <Button className="button" onPress={silence}>
            {r('alarm.silence', { time: duration(again) })}
            <kbd>S</kbd>
          </Button>
        ) : (
          until > now && <span>{r('alarm.silenced', { left: countdown(until - now) })}</span>
        )}
        {alarm.closed ? (
          <span>{t('alarm.closed')}</span>
        ) : (
          <Button className="button" onPress={acknowledge}>
            {t('alarm.acknowledge')}
            <kbd>A</kbd>
          </Button>
        )}
      </span>
    </section>
  );
}
