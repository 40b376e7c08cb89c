import type { EntryShown, ShownState } from '@parley/api/entry.ts';
import type { StateWord } from '@parley/api/inbox.ts';
import type { Silence } from '@parley/api/lines.ts';
import { clockUtc, identifier, minuteUtc, timeUtc } from '@parley/text/tokens.ts';
import { type ReactElement, useState } from 'react';
import { EntryCompartments } from '../compartments/of-entry.tsx';
import { useDeskLine } from '../desk/desk-line.tsx';
import { Emblem } from '../message/emblem.tsx';
import { ForeignName } from '../words/foreign-text.tsx';
import { isToday } from '../words/short-time.ts';
import { TokenText } from '../words/token-text.tsx';
import { type PlainKey, useWords } from '../words/words.tsx';
import { Proof } from './proof.tsx';
import { Proves } from './proves.tsx';

/** The states at each party, in order; a state never goes back. */
const ladder: readonly StateWord[] = [
  'signed',
  'sent',
  'reached',
  'on-record',
  'acknowledged',
  'withheld',
  'answered',
];

/** How the message stands at each party, each state with its time and its proof. */
export function Evidence({ entry }: { entry: EntryShown }): ReactElement {
  const { t, r } = useWords();
  const { title, status } = useDeskLine();
  return (
    <aside aria-label={t('evidence.for', { id: entry.entry })}>
      <h2 className="head">{r('evidence.for', { id: identifier(entry.entry) })}</h2>
      {entry.states.map(({ party, states }) => {
        const ofLine = status?.peers.find((peer) => peer.party === party)?.silence;
        const silence = silenceOf(entry, states, ofLine);
        return (
          <section key={party}>
            {entry.states.length > 1 && <h3>{r('evidence.at-party', { party: title(party) })}</h3>}
            <Ladder entry={entry} states={states} />
            {silence && <SilenceWords silence={silence} />}
          </section>
        );
      })}
      <Proves entry={entry} />
      <EntryCompartments entry={entry} />
    </aside>
  );
}

/**
 * Why nothing has come of this one, until it is answered. What the line says of its messages may be
 * another's: of this one its own states speak.
 */
function silenceOf(
  { kind }: EntryShown,
  states: readonly ShownState[],
  silence: Silence | null | undefined,
): Silence | undefined {
  const of = (word: StateWord) => states.find(({ state }) => state === word);
  if (!silence || of('answered') || !(kind === 'message' || kind === 'confirm')) return undefined;
  const ofMessages = ['not-acknowledged', 'acknowledged', 'answer-withheld'];
  if (!ofMessages.includes(silence.code)) return silence;
  const withheld = of('withheld');
  if (withheld) return { code: 'answer-withheld', until: withheld.until ?? null };
  if (of('acknowledged')) return { code: 'acknowledged' };
  return of('on-record') && { code: 'not-acknowledged' };
}

function Ladder({ entry, states }: { entry: EntryShown; states: readonly ShownState[] }) {
  const { info, title } = useDeskLine();
  const { t, r } = useWords();
  const all = entry.signed ? [entry.signed, ...states] : states;
  const reached = new Map(all.map((one) => [one.state, one]));
  const ours = entry.from === info.party;
  const answers = entry.kind === 'message' || entry.kind === 'confirm';
  // What another party wrote was sent by circuits that only they know; withholding is no step that
  // must come; and what nobody answers has no answer to wait for.
  const shown = ladder.filter((state) => {
    if (reached.has(state)) return true;
    if (state === 'withheld') return false;
    return state === 'sent' ? ours : answers || state !== 'answered';
  });
  return (
    <ol className="ladder">
      {shown.map((state) => (
        <Step key={state} state={state} shown={reached.get(state)}>
          {state === 'signed' && !ours
            ? r('state.signed-at', { party: title(entry.from) })
            : t(wordOf(state, ours))}
        </Step>
      ))}
    </ol>
  );
}

/** Of what another party wrote, the machine's states are ours. */
function wordOf(state: StateWord, ours: boolean): PlainKey {
  if (!ours && state === 'on-record') return 'state.on-our-record';
  if (!ours && state === 'reached') return 'state.reached-ours';
  return `state.${state}`;
}

type StepProps = {
  readonly state: StateWord;
  readonly shown: ShownState | undefined;
  readonly children: ReactElement | string;
};

const byOfficers: readonly StateWord[] = ['acknowledged', 'answered', 'withheld'];

function Step({ state, shown, children }: StepProps): ReactElement {
  const { t, r } = useWords();
  const [open, setOpen] = useState(false);
  const officer = byOfficers.includes(state);
  return (
    <li data-state={state} data-reached={shown !== undefined}>
      <span className="ladder-symbol">
        <Emblem name={shown ? state : 'not-yet'} />
      </span>
      <span className="ladder-word">{children}</span>
      {shown ? (
        <>
          <span className="small dim">
            {shown.time !== null && when(shown.time)}
            {shown.time !== null && ' · '}
            {t(officer ? 'evidence.officer' : 'evidence.machine')}
          </span>
          {(shown.by ?? []).map((one) => (
            <Actor key={one.officer} actor={one} />
          ))}
          {shown.until != null && (
            <span className="small">{r('reading.answer-by', { at: minuteUtc(shown.until) })}</span>
          )}
          <button
            type="button"
            className="link small"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {t(open ? 'evidence.hide' : 'evidence.show')}
          </button>
          {open && <Proof proof={shown.proof} />}
        </>
      ) : (
        <span className="small dim">{t('evidence.not-yet')}</span>
      )}
    </li>
  );
}

type ActorProps = { readonly actor: NonNullable<ShownState['by']>[number] };

/** Who did it, and at which desk his passkey said so. */
function Actor({ actor: { officer, name, origin } }: ActorProps): ReactElement {
  const { r } = useWords();
  const who = <ForeignName text={name ?? officer} />;
  return (
    <span className="small actor">
      {origin === null
        ? r('evidence.by-officer', { officer: who })
        : r('evidence.by-officer-at', {
            officer: who,
            desk: <TokenText token={identifier(new URL(origin).host)} />,
          })}
    </span>
  );
}

/** The clock alone where the day is today's. */
function when(ms: number): ReactElement {
  return <TokenText token={isToday(ms) ? clockUtc(ms) : timeUtc(ms)} />;
}

/** Silence is told apart as the line does it. */
function SilenceWords({ silence }: { silence: Silence }): ReactElement {
  const { t, r } = useWords();
  const { code, until, at } = silence;
  const words =
    code === 'answer-withheld' && until != null
      ? r('silence.answer-withheld-until', { until: minuteUtc(until) })
      : (code === 'by-courier' || code === 'circuits-dead') && at != null
        ? r(`silence.${code}-since`, { at: minuteUtc(at) })
        : t(`silence.${code}`);
  return (
    <>
      <h3 className="head">{t('evidence.silence')}</h3>
      <p className="small">{words}</p>
    </>
  );
}
