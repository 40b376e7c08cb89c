import type { Outcome } from '@parley/api/client.ts';
import { type ReactElement, useState } from 'react';
import { type Acts, acts } from '../desk/station.ts';
import { notDoneWords } from '../message/refusal-words.ts';
import { useWords } from '../words/words.tsx';

/** Something that an officer does at the station. */
export type Doing<T> = (at: Acts) => Promise<Outcome<T>>;

export type Acting = {
  /** Does it. Why it was refused is said; whoever calls goes on only where it was not. */
  readonly act: <T>(doing: Doing<T>) => Promise<Outcome<T>>;
  /** One is being done. */
  readonly busy: boolean;
  /** Says what became of it in the same place. */
  readonly say: (words: string) => void;
  /** Stands beside the button: an act that fails in silence looks done. */
  readonly said: ReactElement;
};

type Said = { readonly words: string } | { readonly code: string; readonly detail: string };

/** The only way from a button to the station. */
export function useAct(): Acting {
  const [said, setSaid] = useState<Said>();
  const [running, setRunning] = useState(0);
  return {
    act: async (doing) => {
      setRunning((now) => now + 1);
      const outcome = await doing(acts);
      setRunning((now) => now - 1);
      setSaid(outcome.ok ? undefined : outcome);
      return outcome;
    },
    busy: running > 0,
    say: (words) => setSaid({ words }),
    said: <SaidHere said={said} />,
  };
}

function SaidHere({ said }: { said: Said | undefined }): ReactElement {
  const words = useWords();
  return (
    <span role="status" className={said && 'code' in said ? 'said bad' : 'said'}>
      {said && ('code' in said ? notDoneWords(words, said.code, said.detail) : said.words)}
    </span>
  );
}
