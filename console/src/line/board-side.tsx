import type { Board, BoardParty } from '@parley/api/board.ts';
import { duration, identifier, minuteUtc, quantity } from '@parley/text/tokens.ts';
import type { ReactElement } from 'react';
import { Button } from 'react-aria-components/Button';
import { useAct } from '../act/use-act.tsx';
import { refresh } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { useKeys } from '../desk/keys.ts';
import { go } from '../desk/place.ts';
import { watchWords } from '../message/watch-words.tsx';
import { useWords } from '../words/words.tsx';
import { Share } from './circuits.tsx';

/** What each side says of its watch, what these days came to, the keys, and what may be done. */
export function BoardSide({ board }: { board: Board }): ReactElement {
  const words = useWords();
  const { t, r } = words;
  const { title } = useDeskLine();
  const { keys } = board;
  return (
    <>
      {board.parties.map((party) => (
        <section key={party.party}>
          <h2 className="head">{r('board.says', { party: title(party.party) })}</h2>
          <p>{watchWords(words, party.peer.watch)}</p>
          {party.peer.watch && (
            <p className="small dim">{r('desk.said', { at: minuteUtc(party.peer.watch.said) })}</p>
          )}
          <h2 className="head">{t('board.this-period')}</h2>
          <Days party={party} />
        </section>
      ))}
      <h2 className="head">{t('board.we-say')}</h2>
      <p>{watchWords(words, board.watch)}</p>
      <h2 className="head">{t('board.keys')}</h2>
      <p className="small">
        {keys.receiveKey.since !== null &&
          r('board.receive-key', {
            number: quantity(keys.receiveKey.number),
            at: minuteUtc(keys.receiveKey.since),
          })}
      </p>
      <p className="small">{r('board.incarnation', { number: identifier(keys.incarnation) })}</p>
      {keys.finalCut !== null && (
        <p className="small">{r('board.final', { k: quantity(keys.finalCut) })}</p>
      )}
      <Acts />
    </>
  );
}

function Days({ party }: { party: BoardParty }): ReactElement {
  const { r } = useWords();
  const stated = party.periods.filter(({ ours }) => ours !== null).length * 60;
  const theirs = party.periods.filter((one) => one.theirs !== null).length * 60;
  const share = (minutes: number, of: number) => (
    <strong>
      <Share value={of === 0 ? null : Math.min(1, minutes / of)} digits={2} />
    </strong>
  );
  return (
    <>
      <p className="small">
        {r('board.up-share', {
          ours: share(party.minutesUp.ours, stated),
          theirs: share(party.minutesUp.theirs, theirs),
        })}
      </p>
      <p className="small">
        {r('board.tests-done', {
          done: quantity(party.tests.done),
          due: quantity(party.tests.due),
        })}
      </p>
    </>
  );
}

function Acts(): ReactElement {
  const { t } = useWords();
  const { info, title } = useDeskLine();
  const { act, busy, say, said } = useAct();
  const params = { line: info.name };
  const test = async (): Promise<void> => {
    const outcome = await act((at) => at.test({ params }));
    refresh('board', 'status');
    if (!outcome.ok) return;
    const results = outcome.value.results.map(({ party, ms }) =>
      ms === null
        ? t('board.test-failed', { party: title(party) })
        : t('board.test-result', { party: title(party), time: duration(ms) }),
    );
    say(results.join(' '));
  };
  const rekey = async (): Promise<void> => {
    const outcome = await act((at) => at.rekey({ params }));
    refresh('board');
    if (outcome.ok) say(t('board.rekeyed', { number: quantity(outcome.value.number) }));
  };
  useKeys([{ code: 'KeyC', letter: 'C', says: 'keys.test-line', run: () => busy || void test() }]);
  return (
    <div className="acts side-acts">
      <Button className="button first" isDisabled={busy} onPress={() => void test()}>
        {t('board.test')}
        <kbd>C</kbd>
      </Button>
      <Button className="button" onPress={() => go({ screen: 'watch', open: '' })}>
        {t('watch.say')}
      </Button>
      <Button className="button" isDisabled={busy} onPress={() => void rekey()}>
        {t('board.rekey')}
      </Button>
      <Button className="button" onPress={() => go({ screen: 'ceremony', open: '' })}>
        {t('board.ceremony')}
      </Button>
      {said}
    </div>
  );
}
