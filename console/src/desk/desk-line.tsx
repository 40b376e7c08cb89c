import type { LineInfo, Status } from '@parley/api/lines.ts';
import type { MessageClass } from '@parley/api/wire.ts';
import type { Language } from '@parley/text/languages.ts';
import { createContext, useContext } from 'react';
import type { Answer } from './answers.ts';

/** A line of the station, with what the frame knows of it. */
export type DeskLine = {
  readonly info: LineInfo;
  readonly status: Status | undefined;
  /** When the status came, by this machine's clock. */
  readonly statusAt: number;
  /** The station was asked since and has not answered: what is known grows old. */
  readonly stale: boolean;
  /** A party's title in the language of the desk. */
  readonly title: (party: string) => string;
  readonly zone: (party: string) => string;
};

export function deskLineOf(
  info: LineInfo,
  answer: Answer<Status> | undefined,
  lang: Language,
): DeskLine {
  const of = (party: string) => info.parties.find(({ name }) => name === party);
  return {
    info,
    status: answer?.value,
    statusAt: answer?.at ?? 0,
    stale: answer?.failure !== undefined,
    title: (party) => of(party)?.titles[lang] ?? of(party)?.titles['en'] ?? party,
    zone: (party) => of(party)?.zone ?? 'UTC',
  };
}

/** What frames the window; undefined while the station has not said it: it is never inferred. */
export function toneOf({ info, status }: DeskLine): MessageClass | undefined {
  return status?.tone ?? (info.exerciseLine ? 'EXERCISE' : undefined);
}

/** The name of an entry among those of all lines: two lines may have one of one number. */
export function nameOn({ line }: LineInfo, entry: string): string {
  return `${line} ${entry}`;
}

export const DeskLineContext = createContext<DeskLine | undefined>(undefined);

/** For screens of a line: they are shown only where there is one. */
export function useDeskLine(): DeskLine {
  const line = useContext(DeskLineContext);
  if (line === undefined) throw new Error('a screen of a line, and no line');
  return line;
}

export const AllLinesContext = createContext<readonly DeskLine[]>([]);

/** Every line of this station that the officer may look at, the one that the page is on first. */
export function useAllLines(): readonly DeskLine[] {
  return useContext(AllLinesContext);
}
