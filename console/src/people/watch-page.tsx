import type { Watch } from '@parley/api/watch.ts';
import { identifier, minuteUtc } from '@parley/text/tokens.ts';
import { type ReactElement, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Radio } from 'react-aria-components/RadioGroup';
import { CompartmentsSection } from '../compartments/compartments.tsx';
import { refresh, useAnswer } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { useSignal } from '../desk/signal.ts';
import { session } from '../desk/station.ts';
import { WatchDiffers } from '../frame/watch-standing.tsx';
import { Choice } from '../settings/choice.tsx';
import { SignDialog } from '../signing/sign-dialog.tsx';
import { TokenText } from '../words/token-text.tsx';
import { UtcField } from '../words/utc-field.tsx';
import { useWords } from '../words/words.tsx';
import { Handover } from './handover.tsx';
import { OfficersTable } from './officers.tsx';
import { SoundTest } from './sound-test.tsx';

/** The watch: who has it, the sound test, what we say of it, its hand-over; and the officers. */
export function WatchPage(): ReactElement {
  const { t, r } = useWords();
  const { info, status } = useDeskLine();
  const may = useSignal(session)?.officer?.may ?? [];
  const answer = useAnswer('watch', { params: { line: info.name } });
  const watch = answer.value;
  return (
    <div className="page">
      <h1>{t('watch.title')}</h1>
      {watch && (
        <p>
          {watch.onWatch
            ? r('watch.has', {
                officer: <strong>{watch.onWatch.name}</strong>,
                at: minuteUtc(watch.onWatch.since),
              })
            : t('watch.nobody')}
        </p>
      )}
      {status && <WatchDiffers status={status} />}
      <div className="split">
        {status && <SoundTest status={status} logs={may.includes('answer')} />}
        <StateWatch />
        {watch && <Handover watch={watch} />}
        {watch && <Past watch={watch} />}
      </div>
      <OfficersTable />
      <CompartmentsSection />
    </div>
  );
}

type State = 'staffed' | 'unstaffed' | 'listening-only' | 'closed';
const states: readonly State[] = ['staffed', 'unstaffed', 'listening-only', 'closed'];

/** What we say of our own watch: an entry, released like any other. */
function StateWatch(): ReactElement {
  const { t } = useWords();
  const { info } = useDeskLine();
  const [state, setState] = useState<State | null>(null);
  const [until, setUntil] = useState<number | null>(null);
  const [signing, setSigning] = useState(false);
  return (
    <section>
      <Choice<State> says="watch.say" value={state} onChange={setState}>
        {states.map((one) => (
          <Radio key={one} value={one}>
            {t(`watch.${one}`)}
          </Radio>
        ))}
      </Choice>
      <UtcField says="watch.until" value={until} onChange={setUntil} />
      <div className="acts">
        <Button className="button" isDisabled={state === null} onPress={() => setSigning(true)}>
          {t('watch.say')}
        </Button>
      </div>
      {signing && state !== null && (
        <SignDialog
          label={t('watch.say')}
          ask={(at) => at.watchSheet({ params: { line: info.name }, json: { state, until } })}
          onClose={() => {
            setSigning(false);
            refresh('watch', 'status');
          }}
        />
      )}
    </section>
  );
}

/** Hand-overs so far, and the notes of the last. */
function Past({ watch }: { watch: Watch }): ReactElement {
  const { t, r } = useWords();
  return (
    <section>
      <h2 className="head">{t('watch.notes')}</h2>
      {watch.notes.length === 0 && <p className="dim small">{t('page.none')}</p>}
      <ul>
        {watch.notes.map(({ entry, note }) => (
          <li key={entry}>
            <TokenText token={identifier(entry)} /> <bdi>{note}</bdi>
          </li>
        ))}
      </ul>
      <h2 className="head">{t('watch.history')}</h2>
      {watch.history.length === 0 && <p className="dim small">{t('page.none')}</p>}
      <ul>
        {watch.history.map(({ entry, from, to, at }) => (
          <li key={entry} className="small">
            {from === null
              ? r('watch.taken-by', { to: to.name, at: minuteUtc(at) })
              : r('watch.from-to', { from: from.name, to: to.name, at: minuteUtc(at) })}
          </li>
        ))}
      </ul>
    </section>
  );
}
