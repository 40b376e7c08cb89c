import { countdown, duration, minuteUtc, phrase } from '@parley/text/tokens.ts';
import type { ReactElement } from 'react';
import { Button } from 'react-aria-components/Button';
import { useAct } from '../act/use-act.tsx';
import { noteAlarm, silenceAlarm, silenced, useAgainMs } from '../alarm/use-alarm.ts';
import type { LineAlarm } from '../alarm/use-line-alarm.ts';
import { refresh } from '../desk/answers.ts';
import { useAllLines, useDeskLine } from '../desk/desk-line.tsx';
import { useKeys } from '../desk/keys.ts';
import { useSignal } from '../desk/signal.ts';
import { session } from '../desk/station.ts';
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
  const { info } = useDeskLine();
  const several = useAllLines().length > 1;
  const until = useSignal(silenced).get(alarm.name) ?? 0;
  const here = until === Number.POSITIVE_INFINITY;
  const noted = here || alarm.noted !== null;
  const may = useSignal(session)?.officer?.may.includes('test-line') ?? false;
  const again = useAgainMs();
  const { act, busy, said } = useAct();
  const silence = (): void => silenceAlarm(alarm.name, again);
  // Each desk must know of it: the station is told. Cut off from it, this page alone can know.
  const note = async (): Promise<void> => {
    const party = alarm.peer?.party;
    if (party === undefined) return noteAlarm(alarm.name);
    const params = { line: info.name };
    const outcome = await act((at) => at.noteLine({ params, json: { party } }));
    if (outcome.ok) refresh('status');
    else if (outcome.status === 0) noteAlarm(alarm.name);
  };
  useKeys(
    keys && !noted ? [{ code: 'KeyS', letter: 'S', says: 'keys.silence', run: silence }] : [],
  );
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
        <What alarm={alarm} now={now} />
      </span>
      {several && alarm.peer !== null && (
        <span>{r('signing.on-line', { line: <bdi>{info.name}</bdi> })}</span>
      )}
      <span className="acts" aria-live="off">
        {here && <span>{t('alarm.noted')}</span>}
        {alarm.noted && (
          <span>
            {r('alarm.noted-by', {
              officer: alarm.noted.by.name,
              at: minuteUtc(alarm.noted.at),
            })}
          </span>
        )}
        {!noted && alarm.stage !== 'desk' && <span>{t(`alarm.${alarm.stage}`)}</span>}
        {!noted && until > now && (
          <span>{r('alarm.silenced', { left: countdown(until - now) })}</span>
        )}
        {!noted && until <= now && (
          <Button className="button" onPress={silence}>
            {r('alarm.silence', { time: duration(again) })}
            {keys && <kbd>S</kbd>}
          </Button>
        )}
        {!noted && (may || alarm.peer === null) && (
          <Button className="button" isDisabled={busy} onPress={() => void note()}>
            {t('alarm.note')}
          </Button>
        )}
        {said}
      </span>
    </section>
  );
}

/** Which way is cut, and how long ago something last came by it. */
function What({ alarm, now }: Pick<LineBarProps, 'alarm' | 'now'>): ReactElement {
  const { r } = useWords();
  const { title } = useDeskLine();
  const { peer, last } = alarm;
  const age = duration(Math.max(0, now - last));
  if (peer === null) return r('alarm.no-connection', { age });
  return r('alarm.line-down', { party: phrase(title(peer.party)), age });
}
