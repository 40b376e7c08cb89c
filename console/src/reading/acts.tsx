import type { AllowedAct, EntryShown } from '@parley/api/entry.ts';
import type { Answer } from '@parley/api/sheets.ts';
import type { Language } from '@parley/text/languages.ts';
import { identifier } from '@parley/text/tokens.ts';
import { type ReactElement, useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useAct } from '../act/use-act.tsx';
import { nameOn, useDeskLine } from '../desk/desk-line.tsx';
import { type Bound, useKeys } from '../desk/keys.ts';
import { go } from '../desk/place.ts';
import { useSignal } from '../desk/signal.ts';
import { noteBegun } from '../drafting/begun.ts';
import { SignDialog } from '../signing/sign-dialog.tsx';
import { type PlainKey, useWords } from '../words/words.tsx';
import { wantsAck } from './wanted.ts';
import { WithholdDialog } from './withhold-dialog.tsx';

type ActsProps = { readonly entry: EntryShown; readonly enabled: boolean };

/** What is being done about the message: nothing, a sheet to sign, or the question until when. */
type Doing =
  | { readonly doing: 'sign'; readonly answer: Answer; readonly label: string }
  | { readonly doing: 'withhold' };

/** What a dialog is called that does not name the message or the party. */
const labels = {
  withhold: 'act.withhold',
  'confirm-answer': 'kind.confirm-answer',
  service: 'service.send',
  retract: 'act.retract',
} as const satisfies Readonly<Record<Exclude<Answer['act'], 'ack' | 'confirm'>, PlainKey>>;

type Choice = { readonly says: PlainKey; readonly letter: string; readonly run: () => void };

/** The acts that this message allows, each with its key; one sentence on what they say. */
export function Acts({ entry, enabled }: ActsProps): ReactElement {
  const { t, lang } = useWords();
  const { info, title } = useDeskLine();
  const { act, say, said } = useAct();
  const [doing, setDoing] = useState<Doing>();
  const labelOf = ({ act: name }: Answer): string => {
    if (name === 'ack') return t('act.acknowledge-title', { id: identifier(entry.entry) });
    if (name === 'confirm') return t('act.confirm-title', { party: title(entry.from) });
    return t(labels[name]);
  };
  const sign = (answer: Answer): void => {
    setDoing({ doing: 'sign', answer, label: labelOf(answer) });
  };
  const draft = async (as: 'answers' | 'corrects'): Promise<void> => {
    const json = {
      lang,
      kind: as === 'corrects' ? ('correction' as const) : ('message' as const),
      [as]: entry.entry,
      ...(as === 'answers' && { template: 'answer' as const }),
    };
    const outcome = await act((at) => at.createDraft({ params: { line: info.name }, json }));
    if (!outcome.ok) return;
    noteBegun(outcome.value.draft);
    go({ screen: 'drafts', open: outcome.value.draft });
  };
  const withhold = () => setDoing({ doing: 'withhold' });
  const choices = choicesOf(entry, { lang, sign, draft, withhold });
  const wanted = useSignal(wantsAck) === nameOn(info, entry.entry);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the sheet is open
  useEffect(() => {
    if (!wanted || !enabled || !entry.acts.includes('ack')) return;
    wantsAck.set(undefined);
    sign({ act: 'ack', entry: entry.entry });
  }, [wanted, enabled]);
  const print = (): void => go({ screen: 'print', open: entry.entry });
  useKeys(doing === undefined ? [boundOf({ says: 'act.print', letter: 'P', run: print })] : []);
  useKeys(enabled && doing === undefined ? choices.map(boundOf) : []);
  return (
    <>
      <div className="acts sheet-acts">
        <ActButtons choices={choices} enabled={enabled} />
        <p className="dim small">
          {t(meaning(entry, info.party))}{' '}
          <Button className="link" onPress={print}>
            {t('act.print')}
            <kbd>P</kbd>
          </Button>
        </p>
      </div>
      {said}
      {doing?.doing === 'withhold' && (
        <WithholdDialog entry={entry.entry} onCancel={() => setDoing(undefined)} onChosen={sign} />
      )}
      {doing?.doing === 'sign' && (
        <SignDialog
          label={doing.label}
          ask={(at) => at.answerSheet({ params: { line: info.name }, json: doing.answer })}
          onClose={(written) => {
            setDoing(undefined);
            if (written !== null) say(t('act.done', { id: identifier(written) }));
          }}
        />
      )}
    </>
  );
}

type ButtonsProps = { readonly choices: readonly Choice[]; readonly enabled: boolean };

function ActButtons({ choices, enabled }: ButtonsProps): ReactElement[] {
  const { t } = useWords();
  return choices.map(({ says, letter, run }, index) => (
    <Button
      key={says}
      className={index === 0 ? 'button first' : 'button'}
      isDisabled={!enabled}
      onPress={run}
    >
      {t(says)}
      {letter !== '' && <kbd>{letter}</kbd>}
    </Button>
  ));
}

type Doers = {
  /** The officer's own language: what is said in fixed words begins in it. */
  readonly lang: Language;
  readonly sign: (answer: Answer) => void;
  readonly draft: (as: 'answers' | 'corrects') => Promise<void>;
  readonly withhold: () => void;
};

/** The buttons in the order of the hand: receive, answer, withhold, ask. */
function choicesOf({ entry, acts }: EntryShown, doers: Doers): Choice[] {
  const { lang, sign, draft, withhold } = doers;
  const confirmAnswer = (answer: 'yes' | 'no' | 'not-now') => () =>
    sign({ act: 'confirm-answer', entry, answer });
  const all: readonly (Choice & { readonly act: AllowedAct })[] = [
    { act: 'ack', says: 'act.acknowledge', letter: 'A', run: () => sign({ act: 'ack', entry }) },
    { act: 'confirm-answer', says: 'act.confirm-yes', letter: '', run: confirmAnswer('yes') },
    { act: 'confirm-answer', says: 'act.confirm-no', letter: '', run: confirmAnswer('no') },
    {
      act: 'confirm-answer',
      says: 'act.confirm-not-now',
      letter: '',
      run: confirmAnswer('not-now'),
    },
    { act: 'answer', says: 'act.answer', letter: 'R', run: () => void draft('answers') },
    { act: 'withhold', says: 'act.withhold', letter: 'W', run: withhold },
    {
      act: 'confirm',
      says: 'act.confirm',
      letter: 'Q',
      run: () => sign({ act: 'confirm', entry, lang }),
    },
    { act: 'correct', says: 'act.correct', letter: '', run: () => void draft('corrects') },
    { act: 'retract', says: 'act.retract', letter: '', run: () => sign({ act: 'retract', entry }) },
  ];
  return all.filter(({ act }) => acts.includes(act));
}

const keySays: Readonly<Record<string, PlainKey>> = {
  A: 'keys.acknowledge',
  R: 'keys.answer',
  W: 'keys.withhold',
  Q: 'keys.confirm',
  P: 'keys.print',
};

function boundOf({ letter, says, run }: Choice): Bound {
  return {
    code: letter === '' ? '' : `Key${letter}`,
    letter,
    says: keySays[letter] ?? says,
    run,
    quiet: letter !== 'A' && letter !== 'R',
  };
}

function meaning({ acts, from }: EntryShown, party: string): PlainKey {
  if (from === party) return 'act.says-own';
  if (acts.includes('ack')) return 'act.says-acknowledge';
  if (acts.includes('withhold')) return 'act.says-withheld';
  return 'act.says-answered';
}
