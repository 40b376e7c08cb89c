import { countdown, duration, phrase } from '@parley/text/tokens.ts';
import type { ReactElement } from 'react';
import { Button } from 'react-aria-components/Button';
import { noteAlarm, silenceAlarm, silenced, useAgainMs } from '../alarm/use-alarm.ts';
import type { LineAlarm } from '../alarm/use-line-alarm.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { useKeys } from '../desk/keys.ts';
import { useSignal } from '../desk/signal.ts';
import { Emblem } from '../message/emblem.tsx';
import { useWords } from '../words/words.tsx';

type LineBarProps = {
  readonly alarm: LineAlarm;
  readonly sounds: boolean;
  /** Whether the keys are its own: a message that rings has them first. */
  readonly keys: boolean;
  readonly now: number;
};

/** A way by which no alarm would come now: since when, and whether an officer knows of it. */
export function LineBar({ alarm, sounds, keys, now }: LineBarProps): ReactElement {
  const { t, r } = useWords();
  const { title } = useDeskLine();
  const until = useSignal(silenced).get(alarm.entry) ?? 0;
  const noted = until === Number.POSITIVE_INFINITY;
  const again = useAgainMs();
  const silence = (): void => silenceAlarm(alarm.entry, again);
  useKeys(
    keys && !noted ? [{ code: 'KeyS', letter: 'S', says: 'keys.silence', run: silence }] : [],
  );
  const age = duration(now - alarm.since);
  return (
    <section
      className="alarm"
      role="alert"
      aria-label={t('alarm.line-label')}
      data-held
      data-sounds={sounds}
    >
      <Emblem name="down" pulse={!noted} />
      <span>
        {alarm.peer === null
          ? r('alarm.no-connection', { age })
          : r('alarm.line-down', { party: phrase(title(alarm.peer.party)), age })}
      </span>
      <span className="acts" aria-live="off">
        {noted && <span>{t('alarm.noted')}</span>}
        {!noted && until > now && (
          <span>{r('alarm.silenced', { left: countdown(until - now) })}</span>
        )}
        {!noted && until <= now && (
          <Button className="button" onPress={silence}>
            {r('alarm.silence', { time: duration(again) })}
            {keys && <kbd>S</kbd>}
          </Button>
        )}
        {!noted && (
          <Button className="button" onPress={() => noteAlarm(alarm.entry)}>
            {t('alarm.note')}
          </Button>
        )}
      </span>
    </section>
  );
}
