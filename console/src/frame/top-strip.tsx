import { phrase } from '@parley/text/tokens.ts';
import type { ReactElement } from 'react';
import { useDeskLine } from '../desk/desk-line.tsx';
import { classKey } from '../message/chips.tsx';
import { ForeignName } from '../words/foreign-text.tsx';
import { useWords } from '../words/words.tsx';
import { Clocks } from './clocks.tsx';
import { LineState } from './line-state.tsx';

/** Whose desk, what class, is the line alive, what time, who is on watch. */
export function TopStrip(): ReactElement {
  const { t, r } = useWords();
  const { info, status, title } = useDeskLine();
  const cls = status?.tone ?? 'REAL';
  const line = <bdi>{info.name}</bdi>;
  return (
    <header className="top">
      <span className="party">{title(info.party)}</span>
      <span className="class-word" data-class={cls.toLowerCase()}>
        {r('frame.class-line', { class: phrase(t(classKey(cls))), line })}
      </span>
      <span className="space" />
      {status?.peers.map((peer) => (
        <LineState key={peer.party} peer={peer} />
      ))}
      <Clocks />
      <span>
        {status?.onWatch
          ? r('frame.on-watch', {
              officer: (
                <strong>
                  <ForeignName text={status.onWatch.name} />
                </strong>
              ),
            })
          : t('frame.nobody-on-watch')}
      </span>
    </header>
  );
}
