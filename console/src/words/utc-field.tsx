import { duration, minuteUtc, zoneClock } from '@parley/text/tokens.ts';
import { Fragment, type ReactElement, useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { now } from '../desk/clock.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { plainUtc, readUtc } from './read-utc.ts';
import { TokenText } from './token-text.tsx';
import { type PlainKey, useWords } from './words.tsx';

const utc = { token: 'time', text: 'UTC' } as const;
const minuteMs = 60_000;

/** From now on by one press, to the next full five minutes: what is meant most often. */
const stepsMs = [60 * minuteMs, 6 * 60 * minuteMs, 24 * 60 * minuteMs];

type UtcFieldProps = {
  readonly says: PlainKey;
  /** Ms since 1970 UTC; null: not said. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  /** Also what begins at once. */
  readonly fromNow?: boolean;
};

/**
 * A day and a minute in UTC, written as they are shown everywhere: `2026-11-26 18:00`. The
 * browser's own field would follow the machine's country, months before days and noon as 12 PM.
 */
export function UtcField({ says, value, onChange, fromNow }: UtcFieldProps): ReactElement {
  const { t, r } = useWords();
  const { info, title } = useDeskLine();
  const id = useId();
  const [written, setWritten] = useState(value === null ? '' : plainUtc(value));
  const set = (next: number | null): void => {
    setWritten(next === null ? '' : plainUtc(next));
    onChange(next);
  };
  const write = (text: string): void => {
    setWritten(text);
    onChange(readUtc(text));
  };
  const wrong = written.trim() !== '' && readUtc(written) === null;
  return (
    <div className="field">
      <label htmlFor={id}>
        {t(says)} <TokenText token={utc} />
      </label>
      <div className="utc">
        <input
          id={id}
          dir="ltr"
          inputMode="numeric"
          autoComplete="off"
          placeholder="2026-11-26 18:00"
          value={written}
          aria-invalid={wrong}
          aria-describedby={`${id}-said`}
          onChange={({ target }) => write(target.value)}
        />
        {fromNow && (
          <Button className="button" onPress={() => set(Math.floor(now() / minuteMs) * minuteMs)}>
            {t('time.now')}
          </Button>
        )}
        {stepsMs.map((ms) => (
          <Button key={ms} className="button" onPress={() => set(later(ms))}>
            {r('time.later', { time: duration(ms) })}
          </Button>
        ))}
      </div>
      <span className={wrong ? 'small bad' : 'small dim'} id={`${id}-said`}>
        {wrong && r('time.shape', { shape: minuteUtc(later(0)) })}
        {value !== null &&
          !wrong &&
          info.parties.map(({ name, zone }) => (
            <Fragment key={name}>
              {title(name)} <TokenText token={zoneClock(value, zone)} />{' '}
            </Fragment>
          ))}
      </span>
    </div>
  );
}

function later(ms: number): number {
  return Math.ceil((now() + ms) / (5 * minuteMs)) * 5 * minuteMs;
}
