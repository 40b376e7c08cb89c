import type { Status } from '@parley/api/lines.ts';
import { minuteUtc } from '@parley/text/tokens.ts';
import { type ReactElement, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useAct } from '../act/use-act.tsx';
import { inTurn, rhythmOf, type Stroke } from '../alarm/rhythm.ts';
import { tryOut } from '../alarm/sound.ts';
import { refresh } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { type PlainKey, useWords } from '../words/words.tsx';

type Tried = { readonly says: PlainKey; readonly strokes: readonly Stroke[] };

/** Every alarm as it sounds on a real line, then a FLASH that is none. */
const sounds: readonly Tried[] = [
  { says: 'alarm.rhythm-override', strokes: rhythmOf('override', 'REAL') },
  { says: 'alarm.rhythm-flash', strokes: rhythmOf('flash', 'REAL') },
  { says: 'alarm.rhythm-line', strokes: rhythmOf('line', 'REAL') },
  { says: 'alarm.rhythm-exercise', strokes: rhythmOf('flash', 'EXERCISE') },
  { says: 'alarm.rhythm-test', strokes: rhythmOf('flash', 'TEST') },
];

type SoundProps = { readonly status: Status; readonly logs: boolean };

/**
 * Each alarm as it sounds, alone or all in turn, and whether the officer heard them all: logged at
 * the start of a watch by whomever an alarm calls; anybody may listen.
 */
export function SoundTest({ status: { soundTest }, logs }: SoundProps): ReactElement {
  const { t, r } = useWords();
  const { info } = useDeskLine();
  const { act, said } = useAct();
  const [tried, setTried] = useState<ReadonlySet<PlainKey>>(new Set());
  const log = async (heard: boolean): Promise<void> => {
    const params = { line: info.name };
    const outcome = await act((at) => at.soundTest({ params, json: { heard } }));
    refresh('status');
    if (outcome.ok) setTried(new Set());
  };
  const tryAll = (some: readonly Tried[]): void => {
    tryOut(inTurn(some.map(({ strokes }) => strokes)));
    setTried(new Set([...tried, ...some.map(({ says }) => says)]));
  };
  return (
    <section>
      <h2 className="head">{t('alarm.test-title')}</h2>
      {soundTest && (
        <p className={soundTest.heard ? 'good' : 'bad'}>
          {r(soundTest.heard ? 'alarm.tested' : 'alarm.not-heard', {
            at: minuteUtc(soundTest.at),
            officer: soundTest.by.name,
          })}
        </p>
      )}
      <ul className="small">
        {sounds.map((one) => (
          <li key={one.says}>
            <button type="button" className="link" onClick={() => tryAll([one])}>
              {t(one.says)}
            </button>
          </li>
        ))}
      </ul>
      <div className="acts">
        <Button className="button" onPress={() => tryAll(sounds)}>
          {t('alarm.test')}
        </Button>
        <Button
          className="button"
          isDisabled={tried.size < sounds.length || !logs}
          onPress={() => void log(true)}
        >
          {t('alarm.test-heard')}
        </Button>
        <Button
          className="button"
          isDisabled={tried.size === 0 || !logs}
          onPress={() => void log(false)}
        >
          {t('alarm.test-not-heard')}
        </Button>
        {said}
      </div>
    </section>
  );
}
