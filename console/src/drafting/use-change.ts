import type { WorkingDraft } from '@parley/api/drafts.ts';
import { useState } from 'react';
import { tookAnswer } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { type Acts, acts } from '../desk/station.ts';

/** What of a draft is no words and can be changed. */
export type Change = Omit<Parameters<Acts['changeDraft']>[0]['json'], 'revision'>;

export type Changing = {
  readonly change: (json: Change) => Promise<void>;
  /** Why the last change was not made, and how to make it all the same where that can be meant. */
  readonly refused: { readonly code: string; readonly anyway?: () => void } | undefined;
  /** Something before the change failed: it was not made. */
  readonly failed: (code: string) => void;
};

/** Changes a draft; a change that was refused is never silently none. */
export function useChange({ draft, revision }: WorkingDraft): Changing {
  const { info } = useDeskLine();
  const [refused, setRefused] = useState<Changing['refused']>();
  const params = { line: info.name, draft };
  const change = async (json: Change): Promise<void> => {
    const outcome = await acts.changeDraft({ params, json: { revision, ...json } });
    if (outcome.ok) {
      tookAnswer('draft', { params }, outcome.value);
      return setRefused(undefined);
    }
    const { code } = outcome;
    const anyway = (): void => void change({ ...json, voids: true });
    setRefused(code === 'approvals-void' ? { code, anyway } : { code });
  };
  return { change, refused, failed: (code) => setRefused({ code }) };
}
