import type { LineInfo } from '@parley/api/lines.ts';
import { type ReactElement, useEffect, useMemo } from 'react';
import { openOnFirstTouch } from '../alarm/sound.ts';
import { useAnswer, useAnswers } from '../desk/answers.ts';
import { AllLinesContext, DeskLineContext, deskLineOf } from '../desk/desk-line.tsx';
import { listen } from '../desk/events.ts';
import { listenForKeys } from '../desk/keys.ts';
import { followAddress, usePlace } from '../desk/place.ts';
import { useSignal } from '../desk/signal.ts';
import { readSession, session } from '../desk/station.ts';
import { Frame } from '../frame/frame.tsx';
import { Founding } from '../sign-in/founding.tsx';
import { takeLink } from '../sign-in/link.ts';
import { NoLine } from '../sign-in/no-line.tsx';
import { SignIn } from '../sign-in/sign-in.tsx';
import { SignOut } from '../sign-in/sign-out.tsx';
import { StationClass } from '../sign-in/station-class.tsx';
import { Spoken } from '../words/language.tsx';
import { useWords } from '../words/words.tsx';
import { fetchScreens, ScreenOf } from './screen.tsx';

/** The first screen is drawn and its answers are here before the others are fetched. */
const screensAfterMs = 800;

const noLines: readonly LineInfo[] = [];

/** What is started once, before anything is drawn. */
export function start(): void {
  followAddress();
  listenForKeys();
  openOnFirstTouch();
  void takeLink().then(readSession);
}

export function App(): ReactElement {
  return (
    <Spoken>
      <Desk />
    </Spoken>
  );
}

/** The desk of whoever is signed in; until the station has answered, an empty sheet of paper. */
function Desk(): ReactElement | null {
  const here = useSignal(session);
  if (here === undefined) return null;
  if (!here.founded) return here.officer ? <Founding officer={here.officer} /> : <NoLine />;
  return here.officer === null ? <SignIn /> : <Lines key={here.officer.officer} />;
}

function Lines(): ReactElement | null {
  const { line } = usePlace();
  const lines = useAnswer('lines', {});
  useEffect(listen, []);
  useEffect(() => {
    const timer = setTimeout(fetchScreens, screensAfterMs);
    return () => clearTimeout(timer);
  }, []);
  const all = lines.value?.lines ?? noLines;
  const info = all.find(({ name, line: id }) => name === line || id === line) ?? all[0];
  if (lines.value && info === undefined) return <NoLineHere />;
  return info ? <OnLine info={info} all={all} /> : null;
}

/** Signed in, and no line that he may look at. */
function NoLineHere(): ReactElement {
  const { t } = useWords();
  return (
    <main className="sign-in">
      <StationClass />
      <p>{t('sign-in.no-line')}</p>
      <SignOut />
    </main>
  );
}

type OnLineProps = { readonly info: LineInfo; readonly all: readonly LineInfo[] };

/** Everything of one line; of the others what must be seen and heard wherever one is. */
function OnLine({ info, all }: OnLineProps): ReactElement | null {
  const words = useWords();
  const { screen, open } = usePlace();
  const ordered = useMemo(() => [info, ...all.filter((one) => one !== info)], [info, all]);
  const answers = useAnswers(
    'status',
    ordered.map(({ line }) => ({ params: { line } })),
  );
  const lines = useMemo(
    () => ordered.map((one, i) => deskLineOf(one, answers[i], words.lang)),
    [ordered, answers, words],
  );
  const [line] = lines;
  const name = words.t(screenWords[screen]);
  const party = line?.title(info.party) ?? info.party;
  useEffect(() => {
    document.title = words.t('frame.title', { screen: name, party });
  }, [words, name, party]);
  if (line === undefined) return null;
  const shown = <ScreenOf key={info.line} screen={screen} open={open} />;
  return (
    <AllLinesContext value={lines}>
      <DeskLineContext value={line}>
        {screen === 'print' ? shown : <Frame>{shown}</Frame>}
      </DeskLineContext>
    </AllLinesContext>
  );
}

const screenWords = {
  messages: 'rail.messages',
  drafts: 'rail.drafts',
  release: 'rail.drafts',
  line: 'rail.line',
  transcript: 'rail.transcript',
  search: 'rail.search',
  service: 'rail.service',
  watch: 'rail.watch',
  access: 'rail.access',
  exercise: 'rail.exercise',
  settings: 'rail.settings',
  keys: 'rail.keys',
  print: 'act.print',
  ceremony: 'rail.line',
  terms: 'rail.drafts',
} as const;
