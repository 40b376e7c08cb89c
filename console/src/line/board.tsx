import type { BoardParty } from '@parley/api/board.ts';
import { duration } from '@parley/text/tokens.ts';
import type { ReactElement } from 'react';
import { useAnswer } from '../desk/answers.ts';
import { useNow } from '../desk/clock.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { Failure } from '../frame/failure.tsx';
import { Emblem } from '../message/emblem.tsx';
import { watchWords } from '../message/watch-words.tsx';
import { useWords } from '../words/words.tsx';
import { BoardSide } from './board-side.tsx';
import { Circuits } from './circuits.tsx';
import { Differences } from './differences.tsx';
import { Hours } from './hours.tsx';
import { Unopened } from './unopened.tsx';

/** The line: one question and its answer first, then the circuits, then the hours. */
export function LineBoard(): ReactElement {
  const { info } = useDeskLine();
  const answer = useAnswer('board', { params: { line: info.name }, query: { days: 7 } });
  const board = answer.value;
  return (
    <div className="panes two">
      <div className="pane sheet">
        {answer.failure && <Failure failure={answer.failure} operation="board" />}
        {board?.parties.map((party) => (
          <section key={party.party} className="board-party">
            <Question party={party} at={answer.at} several={board.parties.length > 1} />
            <Circuits circuits={party.circuits} />
            <Hours party={party} until={board.until} />
            <Differences party={party} />
          </section>
        ))}
        <Unopened />
      </div>
      <div className="pane side">{board && <BoardSide board={board} />}</div>
    </div>
  );
}

type QuestionProps = {
  readonly party: BoardParty;
  /** When the answer came, by this machine's clock. */
  readonly at: number;
  readonly several: boolean;
};

const tones = {
  yes: 'good',
  no: 'bad',
  'no-circuit': 'bad',
  unknown: 'warn',
  'by-courier': 'warn',
} as const;
const emblems = {
  yes: 'up',
  no: 'down',
  'no-circuit': 'down',
  unknown: 'unknown',
  'by-courier': 'courier',
} as const;

/** Would a FLASH arrive now? Yes or no, and by which proof, and how old it is. */
function Question({ party, at, several }: QuestionProps): ReactElement {
  const words = useWords();
  const { t, r } = words;
  const { title } = useDeskLine();
  useNow();
  const { flash, peer } = party;
  const name = title(party.party);
  const waited = Math.max(0, Date.now() - at);
  return (
    <>
      <h1>
        {t('board.title')}{' '}
        <span className={tones[flash.answer]}>
          <Emblem name={emblems[flash.answer]} /> {t(`board.${flash.answer}`)}
        </span>{' '}
        {several && <span className="dim small">{r('board.at-party', { party: name })}</span>}
      </h1>
      <p>
        {flash.provenAgo === null
          ? r('board.canary-never', { party: name })
          : r('board.canary', {
              party: name,
              age: duration(flash.provenAgo + waited),
              time: duration(flash.roundTripMs ?? 0),
              bound: duration(flash.boundS * 1000),
            })}{' '}
        {r('board.their-watch', { watch: watchWords(words, peer.watch) })}
      </p>
    </>
  );
}
