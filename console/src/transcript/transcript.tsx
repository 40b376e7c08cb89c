import { hash, identifier, quantity } from '@parley/text/tokens.ts';
import { type ReactElement, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Checkbox } from 'react-aria-components/Checkbox';
import { useAct } from '../act/use-act.tsx';
import { refresh, useAnswer } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { useSignal } from '../desk/signal.ts';
import { session } from '../desk/station.ts';
import { Failure } from '../frame/failure.tsx';
import { VirtualList } from '../list/virtual-list.tsx';
import { useWords } from '../words/words.tsx';
import { MadeFileLinks, useExport } from './made-file.tsx';
import { TranscriptRowOf } from './transcript-row.tsx';

const pageSize = 100;

/** Both sides in the agreed order, newest first, with the cuts that make it final. */
export function Transcript(): ReactElement {
  const { t, r } = useWords();
  const { info } = useDeskLine();
  const [people, setPeople] = useState(true);
  const first = useAnswer('transcript', inputOf(info.name, -pageSize, people));
  const total = first.value?.total ?? 0;
  const final = first.value?.final ?? 0;
  const cut = first.value?.cuts.at(-1);
  // Newest first: the row that divides what is final from what is not stands between the two.
  const rows = total + (total > 0 ? 1 : 0);
  const divider = total - final;
  const placeOf = (index: number): number => total - 1 - (index > divider ? index - 1 : index);
  return (
    <div className="transcript">
      <div className="bar">
        <h1>{t('transcript.title')}</h1>
        <span className="dim">
          {r('transcript.total', { total: quantity(total), final: quantity(final) })}
        </span>
        <Checkbox className="check" isSelected={!people} onChange={(all) => setPeople(!all)}>
          <span className="box" />
          {t('transcript.all-kinds')}
        </Checkbox>
        <Acts />
        {first.failure && <Failure failure={first.failure} operation="transcript" />}
      </div>
      <VirtualList
        label={t('transcript.list')}
        count={rows}
        heightOf={() => 40}
        keyOf={(index) => (index === divider ? 'cut' : String(placeOf(index)))}
        row={(index) =>
          index === divider ? (
            <p className={cut ? 'cut row-height' : 'cut open row-height'}>
              <span>
                {cut
                  ? r('transcript.cut', { k: identifier(String(cut.k)), hash: hash(cut.hash) })
                  : t('transcript.not-final')}
              </span>
            </p>
          ) : (
            <Row at={placeOf(index)} people={people} />
          )
        }
      />
    </div>
  );
}

/** What an officer may ask for here: a cut now, and a file of the whole. */
function Acts(): ReactElement {
  const { t } = useWords();
  const { info } = useDeskLine();
  const { act, say, said } = useAct();
  const may = useSignal(session)?.officer?.may ?? [];
  const [tail, setTail] = useState(false);
  const file = useExport();
  const ask = async (): Promise<void> => {
    const outcome = await act((at) => at.askCut({ params: { line: info.name } }));
    refresh('transcript', 'status');
    if (outcome.ok) say(t(`transcript.cut-${outcome.value.cut}`));
  };
  return (
    <>
      {may.includes('cut') && (
        <Button className="button" onPress={() => void ask()}>
          {t('transcript.ask-cut')}
        </Button>
      )}
      {may.includes('export') && (
        <>
          <Button className="button" onPress={() => void file.make(tail)}>
            {t('transcript.export')}
          </Button>
          <Checkbox className="check" isSelected={tail} onChange={setTail}>
            <span className="box" />
            {t('transcript.export-tail')}
          </Checkbox>
        </>
      )}
      {said}
      {file.said}
      {file.made && <MadeFileLinks file={file.made} />}
    </>
  );
}

function inputOf(line: string, from: number, people: boolean) {
  // A query carries words: the server reads `true` and `false`.
  return { params: { line }, query: { from, limit: pageSize, people: String(people) } };
}

function Row({ at, people }: { at: number; people: boolean }): ReactElement {
  const { t } = useWords();
  const { info } = useDeskLine();
  const from = Math.floor(at / pageSize) * pageSize;
  const page = useAnswer('transcript', inputOf(info.name, from, people));
  const row = page.value?.rows[at - from];
  return row ? <TranscriptRowOf row={row} /> : <p className="row dim">{t('page.loading')}</p>;
}
