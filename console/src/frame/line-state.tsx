import type { PeerView } from '@parley/api/lines.ts';
import { age as ageOf, minuteUtc, phrase } from '@parley/text/tokens.ts';
import type { ReactElement } from 'react';
import { useNow } from '../desk/clock.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { addressOf } from '../desk/place.ts';
import { Emblem, type EmblemName } from '../message/emblem.tsx';
import { useWords } from '../words/words.tsx';

/** The line to one party: symbol, word and the age of the proof. */
export function LineState({ peer }: { peer: PeerView }): ReactElement {
  const { info } = useDeskLine();
  const { symbol, words, tone } = useLineWords(peer);
  return (
    <a
      className="line-state"
      href={addressOf({ line: info.name, screen: 'line', open: '' })}
      data-line={tone}
    >
      <span className={tone === 'up' ? 'good' : tone === 'down' ? 'bad' : 'warn'}>
        <Emblem name={symbol} />
      </span>
      <span>{words}</span>
    </a>
  );
}

type LineWords = { symbol: EmblemName; words: ReactElement; tone: 'up' | 'down' | 'other' };

/** An age counts on while no news comes: the page says how old its own knowledge is. */
function useLineWords(peer: PeerView): LineWords {
  const { r, t } = useWords();
  const { title, statusAt } = useDeskLine();
  useNow();
  const party = title(peer.party);
  const waited = Math.max(0, Date.now() - statusAt);
  const age = peer.provenAgo === null ? null : ageOf(peer.provenAgo + waited);
  const up = peer.circuits.filter(({ state }) => state === 'up').length;
  if (peer.lineUp === null) {
    const words =
      peer.heard === null
        ? r('frame.line-courier-never', { party })
        : r('frame.line-courier', { party, at: minuteUtc(peer.heard) });
    return { symbol: 'courier', words, tone: 'other' };
  }
  if (age === null) {
    return { symbol: 'unknown', words: r('frame.line-never', { party }), tone: 'other' };
  }
  if (!peer.lineUp) {
    return { symbol: 'down', words: r('frame.line-down', { party, age }), tone: 'down' };
  }
  // The proof holds until the next one is due; by what it would come now nobody can say.
  if (up === 0) {
    return { symbol: 'unknown', words: r('frame.line-no-circuit', { party, age }), tone: 'other' };
  }
  const circuits = phrase(t('frame.circuits', { count: up }));
  return { symbol: 'up', words: r('frame.line-up', { party, age, circuits }), tone: 'up' };
}
