import type { Matter, Rest, StateWord } from '@parley/api/inbox.ts';
import { directionOf } from '@parley/text/languages.ts';
import { countdown, minuteUtc } from '@parley/text/tokens.ts';
import { kindKey } from '@parley/text/words.ts';
import type { ReactElement } from 'react';
import { useNow } from '../desk/clock.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { addressOf, usePlace } from '../desk/place.ts';
import { PrecedenceWord } from '../message/chips.tsx';
import { Emblem } from '../message/emblem.tsx';
import { OtherClassWord } from '../message/in-class.tsx';
import { kindNumber } from '../message/kind.ts';
import { Beginning, shownLanguage } from '../words/beginning.tsx';
import { shortTime } from '../words/short-time.ts';
import { TokenText } from '../words/token-text.tsx';
import { useWords } from '../words/words.tsx';
import type { Part } from './rows.ts';

/** One message in the list: how urgent, whose, which number, how it begins, what is waited for. */
export function Item({ item, part }: { item: Matter | Rest; part: Part }): ReactElement {
  const { t, r, lang } = useWords();
  const { info, title } = useDeskLine();
  const here = usePlace();
  const ours = item.from === info.party;
  const other = [...item.action, ...item.information].find((party) => party !== info.party);
  return (
    <a
      className="item"
      href={addressOf({ line: info.name, screen: 'messages', open: item.entry })}
      aria-current={here.open === item.entry ? 'true' : undefined}
    >
      <span className="item-top">
        <PrecedenceWord precedence={item.precedence} />
        <strong>
          {ours ? r('reading.to', { party: title(other ?? item.from) }) : title(item.from)}
        </strong>
        <TokenText token={{ token: 'identifier', text: item.entry }} dim />
      </span>
      <span
        className="item-text"
        dir={item.preview ? directionOf(shownLanguage(item.preview, lang)) : undefined}
      >
        {item.kind !== 'message' && t(kindKey(kindNumber(item.kind)))}
        {item.kind !== 'message' && item.preview && ' · '}
        {item.preview && <Beginning preview={item.preview} />}
      </span>
      <span className="item-state">
        <OtherClassWord cls={item.class} />
        {part === 'rest' ? <RestState item={item as Rest} /> : <Waits item={item as Matter} />}
        {part !== 'rest' && item.preview && item.preview.languages.length > 1 && (
          <> · {t('reading.languages', { count: item.preview.languages.length })}</>
        )}
      </span>
    </a>
  );
}

/** What is waited for, with the running clock. */
export function Waits({ item }: { item: Matter }): ReactElement {
  const { t, r } = useWords();
  const { info } = useDeskLine();
  const now = useNow();
  const left = item.due === null ? null : item.due - now;
  const state = item.state ?? (item.stage === 'unacknowledged' ? undefined : item.stage);
  const clock =
    left === null
      ? null
      : left < 0
        ? r('alarm.overdue', { time: countdown(-left) })
        : r(clockWords(item, info.party), { left: countdown(left) });
  return (
    <>
      {item.stage === 'withheld' && item.until !== null
        ? r('reading.answer-by', { at: minuteUtc(item.until) })
        : clock && <span className={left !== null && left < 0 ? 'bad' : undefined}>{clock}</span>}
      {state && (
        <>
          {clock !== null && ' · '}
          <StateMark state={state} at={item.stateAt} />
        </>
      )}
      {item.stage === 'unacknowledged' && item.state === 'on-record' && (
        <> · {t('reading.not-acknowledged')}</>
      )}
    </>
  );
}

/** An acknowledgement that is due is no answer, theirs as little as ours. */
function clockWords({ stage, waitsFor }: Matter, us: string) {
  if (stage !== 'unacknowledged') return 'reading.to-answer';
  return waitsFor === us ? 'reading.to-acknowledge' : 'reading.to-be-acknowledged';
}

function RestState({ item }: { item: Rest }): ReactElement {
  const { r } = useWords();
  const { info } = useDeskLine();
  const states = Object.values(item.states);
  const [only] = states;
  return (
    <>
      {item.from === info.party && only !== undefined && (
        <>
          <StateMark state={only.state} at={only.at} />
          {' · '}
        </>
      )}
      {r('reading.recorded-at', { at: shortTime(item.recorded) })}
    </>
  );
}

type MarkProps = { readonly state: StateWord; readonly at: number | null };

/** A state as a symbol and its word, never one without the other, and its minute in UTC. */
function StateMark({ state, at }: MarkProps): ReactElement {
  const { t } = useWords();
  return (
    <span className="state" data-state={state}>
      <Emblem name={state} /> {t(`state.${state}`)}{' '}
      {at !== null && <TokenText token={shortTime(at)} />}
    </span>
  );
}
