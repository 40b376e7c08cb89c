import type { Officers } from '@parley/api/officers.ts';
import type { ReactElement } from 'react';
import { Button } from 'react-aria-components/Button';
import { useSignal } from '../desk/signal.ts';
import { session } from '../desk/station.ts';
import { useWords } from '../words/words.tsx';
import type { Change } from './officers.tsx';

type LostKey = Officers['lost'][number];
type LostKeysProps = {
  readonly lost: readonly LostKey[];
  readonly onChange: (change: Change) => void;
};

/** What is left to do after a recovery; it stands here until no roster names the lost key. */
export function LostKeys({ lost, onChange }: LostKeysProps): ReactElement {
  const may = useSignal(session)?.officer?.may ?? [];
  const act = may.includes('roster') ? onChange : undefined;
  return (
    <>
      {lost.map((one) => (
        <Steps key={one.officer} lost={one} act={act} />
      ))}
    </>
  );
}

type StepsProps = { readonly lost: LostKey; readonly act: LostKeysProps['onChange'] | undefined };

/** First the new key, so that the party has this officer throughout; then the lost one. */
function Steps({ lost, act }: StepsProps): ReactElement {
  const { t } = useWords();
  const { officer, name, successor, entered } = lost;
  return (
    <div className="notice bad lost-key">
      <p>{t('officers.lost', { officer: name })}</p>
      <p>{t('officers.lost-about')}</p>
      {act && (
        <div className="acts">
          {entered ? (
            <span>{t('officers.lost-entered')}</span>
          ) : (
            <Button
              className="button first"
              onPress={() => act({ action: 'add', officer: successor })}
            >
              {t('officers.add', { officer: name })}
            </Button>
          )}
          <Button
            className={entered ? 'button first' : 'button'}
            onPress={() => act({ action: 'remove', officer })}
          >
            {t('officers.lost-remove', { officer: name })}
          </Button>
        </div>
      )}
    </div>
  );
}
