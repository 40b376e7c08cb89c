import type { Alarm } from '@parley/api/lines.ts';
import { countdown, duration, phrase } from '@parley/text/tokens.ts';
import { kindKey } from '@parley/text/words.ts';
import type { ReactElement } from 'react';
import { Button } from 'react-aria-components/Button';
import type { RhythmName } from '../alarm/rhythm.ts';
import {
  type LinesAlarm,
  silenceAlarm,
  silenced,
  useAgainMs,
  useAlarms,
  useSounding,
} from '../alarm/use-alarm.ts';
import { useLineAlarms } from '../alarm/use-line-alarm.ts';
import { useNow } from '../desk/clock.ts';
import { DeskLineContext, useAllLines, useDeskLine } from '../desk/desk-line.tsx';
import { useKeys } from '../desk/keys.ts';
import { go, usePlace } from '../desk/place.ts';
import { useSignal } from '../desk/signal.ts';
import { ClassWord, PrecedenceWord } from '../message/chips.tsx';
import { Emblem } from '../message/emblem.tsx';
import { kindNumber } from '../message/kind.ts';
import { wantsAck } from '../reading/wanted.ts';
import { useWords } from '../words/words.tsx';
import { LineBar } from './line-bar.tsx';

/**
 * The most urgent FLASH or OVERRIDE of any line that nobody here has acknowledged; absent
 * otherwise. Beneath it every line that is down.
 */
export function AlarmBar(): ReactElement | null {
  const now = useNow();
  const { all, heard, more } = useAlarms(now);
  const lines = useLineAlarms(now);
  const [loudest] = heard;
  const [silent] = lines.heard;
  const rhythm = loudest ? rhythmOfPrecedence(loudest.precedence) : silent && 'line';
  // Of a real line it is real that it is down, whatever is exercised on it.
  useSounding(rhythm, loudest?.class ?? (silent?.on.info.exerciseLine ? 'EXERCISE' : 'REAL'));
  const first = loudest ?? all[0];
  return (
    <>
      {first && (
        <DeskLineContext value={first.on}>
          <Bar
            alarm={first}
            more={all.length - 1 + more}
            sounds={heard.includes(first)}
            now={now}
          />
        </DeskLineContext>
      )}
      {lines.all.map((one) => (
        <DeskLineContext key={one.name} value={one.on}>
          <LineBar
            alarm={one}
            sounds={loudest === undefined && lines.heard.includes(one)}
            keys={first === undefined}
            now={now}
          />
        </DeskLineContext>
      ))}
    </>
  );
}

function rhythmOfPrecedence(precedence: Alarm['precedence']): RhythmName {
  return precedence === 'OVERRIDE' ? 'override' : 'flash';
}

type BarProps = {
  readonly alarm: LinesAlarm;
  readonly more: number;
  readonly sounds: boolean;
  readonly now: number;
};

function Bar({ alarm, more, sounds, now }: BarProps): ReactElement {
  const { t, r } = useWords();
  const { info, title } = useDeskLine();
  const several = useAllLines().length > 1;
  const quiet = useSignal(silenced);
  const again = useAgainMs();
  const silence = (): void => silenceAlarm(alarm.name, again);
  const here = usePlace();
  // It is read before it is acknowledged: the sheet opens, and the question stands over it.
  const acknowledge = (): void => {
    wantsAck.set(alarm.name);
    go({ line: info.name, screen: 'messages', open: alarm.entry });
  };
  useKeys([
    ...(alarm.closed || (here.screen === 'messages' && here.open !== '')
      ? []
      : [{ code: 'KeyA', letter: 'A', says: 'keys.acknowledge', run: acknowledge } as const]),
    { code: 'KeyS', letter: 'S', says: 'keys.silence', run: silence },
  ]);
  const kind = phrase(t(kindKey(kindNumber(alarm.kind))));
  const until = quiet.get(alarm.name) ?? 0;
  return (
    <section className="alarm" role="alert" aria-label={t('alarm.label')} data-sounds={sounds}>
      <Emblem name="bell" pulse />
      <PrecedenceWord precedence={alarm.precedence} />
      <ClassWord cls={alarm.class} />
      <span>{r('alarm.from', { kind, party: title(alarm.from) })}</span>
      {several && <span>{r('signing.on-line', { line: <bdi>{info.name}</bdi> })}</span>}
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
        {alarm.stage !== 'desk' && <> · {t(`alarm.${alarm.stage}`)}</>}
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
