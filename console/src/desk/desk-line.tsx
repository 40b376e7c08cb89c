import type { LineInfo, Status } from '@parley/api/lines.ts';
import { createContext, useContext } from 'react';

/** The line that the page is on, with what the frame knows of it. */
export type DeskLine = {
  readonly info: LineInfo;
  readonly status: Status | undefined;
  /** When the status came, by this machine's clock. */
  readonly statusAt: number;
  /** A party's title in the language of the desk. */
  readonly title: (party: string) => string;
  readonly zone: (party: string) => string;
};

export const DeskLineContext = createContext<DeskLine | undefined>(undefined);

/** For screens of a line: they are shown only where there is one. */
export function useDeskLine(): DeskLine {
  const line = useContext(DeskLineContext);
  if (line === undefined) throw new Error('a screen of a line, and no line');
  return line;
}
