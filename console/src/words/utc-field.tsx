import type { ReactElement } from 'react';
import { TokenText } from './token-text.tsx';
import { type PlainKey, useWords } from './words.tsx';

const utc = { token: 'time', text: 'UTC' } as const;

type UtcFieldProps = {
  readonly says: PlainKey;
  /** Ms since 1970 UTC; null: not said. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
};

/** A day and a minute in UTC, in one shape in every language; the browser brings the picker. */
export function UtcField({ says, value, onChange }: UtcFieldProps): ReactElement {
  const { t } = useWords();
  return (
    <div className="field">
      <label>
        <span>
          {t(says)} <TokenText token={utc} />
        </span>
        <input
          type="datetime-local"
          dir="ltr"
          value={value === null ? '' : new Date(value).toISOString().slice(0, 16)}
          onChange={({ target }) => {
            const ms = target.value === '' ? Number.NaN : Date.parse(`${target.value}Z`);
            onChange(Number.isNaN(ms) ? null : ms);
          }}
        />
      </label>
    </div>
  );
}
