import { phrase } from '@parley/text/tokens.ts';
import type { ReactElement } from 'react';
import { DeskLineContext, toneOf, useAllLines, useDeskLine } from '../desk/desk-line.tsx';
import { addressOf } from '../desk/place.ts';
import { ClassWord, classKey } from '../message/chips.tsx';
import { useWords } from '../words/words.tsx';
import { Clocks } from './clocks.tsx';
import { LineState } from './line-state.tsx';
import { WatchStanding } from './watch-standing.tsx';

/** Whose desk, what class, is each line alive, what time, who is on watch. */
export function TopStrip(): ReactElement {
  const { t, r } = useWords();
  const here = useDeskLine();
  const { info, status, title } = here;
  const others = useAllLines().filter((one) => one.info.line !== info.line);
  const cls = toneOf(here);
  const line = <bdi>{info.name}</bdi>;
  return (
    <header className="top">
      <span className="party">{title(info.party)}</span>
      <span className="class-word" data-class={cls?.toLowerCase()}>
        {cls ? r('frame.class-line', { class: phrase(t(classKey(cls))), line }) : line}
      </span>
      <span className="space" />
      {status?.peers.map((peer) => (
        <LineState key={peer.party} peer={peer} />
      ))}
      {others.map((one) => (
        <DeskLineContext key={one.info.line} value={one}>
          <OtherLine />
        </DeskLineContext>
      ))}
      <Clocks />
      {status && <WatchStanding status={status} />}
    </header>
  );
}

/** Another line of this station: its name goes to its messages, its state to its board. */
function OtherLine(): ReactElement {
  const here = useDeskLine();
  const { info, status } = here;
  const cls = toneOf(here);
  return (
    <span className="other-line">
      <a href={addressOf({ line: info.name, screen: 'messages', open: '' })}>
        <bdi>{info.name}</bdi>
      </a>
      {cls && <ClassWord cls={cls} />}
      {status?.peers.map((peer) => (
        <LineState key={peer.party} peer={peer} />
      ))}
    </span>
  );
}
