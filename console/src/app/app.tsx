import type { LineInfo } from '@parley/api/lines.ts';
import { type ReactElement, useEffect, useMemo } from 'react';
import { openOnFirstTouch } from '../alarm/sound.ts';
import { useAnswer } from '../desk/answers.ts';
import { type DeskLine, DeskLineContext } from '../desk/desk-line.tsx';
import { listen } from '../desk/events.ts';
import { listenForKeys } from '../desk/keys.ts';
import { followAddress, usePlace } from '../desk/place.ts';
import { useSignal } from '../desk/signal.ts';
import { readSession, session } from '../desk/station.ts';
import { Frame } from '../frame/frame.tsx';
import { takeLink } from '../sign-in/link.ts';
import { NoLine } from '../sign-in/no-line.tsx';
import { SignIn } from '../sign-in/sign-in.tsx';
import { Spoken } from '../words/language.tsx';
import { useWords } from '../words/words.tsx';
import { fetchScreens, ScreenOf } from './screen.tsx';

/** The first screen is drawn and its answers are here before the others are fetched. */
const screensAfterMs = 800;

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
  if (!here.founded) return <NoLine />;
  return here.officer === null ? <SignIn /> : <Lines key={here.officer.officer} />;
}

function Lines(): ReactElement | null {
  const { t } = useWords();
  const { line } = usePlace();
  const lines = useAnswer('lines', {});
  useEffect(listen, []);
  useEffect(() => {
    const timer = setTimeout(fetchScreens, screensAfterMs);
    return () => clearTimeout(timer);
  }, []);
  const all = lines.value?.lines ?? [];
  const info = all.find(({ name, line: id }) => name === line || id === line) ?? all[0];
  if (lines.value && info === undefined) return <p className="page">{t('sign-in.no-line')}</p>;
  return info ? <OnLine info={info} /> : null;
}

/** Everything of one line. */
function OnLine({ info }: { info: LineInfo }): ReactElement {
  const words = useWords();
  const { screen, open } = usePlace();
  const answer = useAnswer('status', { params: { line: info.name } });
  const line = useMemo<DeskLine>(() => {
    const of = (party: string) => info.parties.find(({ name }) => name === party);
    return {
      info,
      status: answer.value,
      statusAt: answer.at,
      title: (party) => of(party)?.titles[words.lang] ?? of(party)?.titles['en'] ?? party,
      zone: (party) => of(party)?.zone ?? 'UTC',
    };
  }, [info, answer, words]);
  const name = words.t(screenWords[screen]);
  const party = line.title(info.party);
  useEffect(() => {
    document.title = words.t('frame.title', { screen: name, party });
  }, [words, name, party]);
  return (
    <DeskLineContext value={line}>
      {screen === 'print' ? (
        <ScreenOf screen={screen} open={open} />
      ) : (
        <Frame>
          <ScreenOf screen={screen} open={open} />
        </Frame>
      )}
    </DeskLineContext>
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
