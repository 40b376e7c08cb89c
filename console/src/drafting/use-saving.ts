import type { DraftText, WorkingDraft } from '@parley/api/drafts.ts';
import type { Conflict } from '@parley/api/refused.ts';
import { useEffect, useRef, useState } from 'react';
import { tookAnswer } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { station } from '../desk/station.ts';

/** Words are saved so long after the last of them was written. */
const pauseMs = 700;

export type Saving = {
  readonly value: string;
  readonly state: 'saved' | 'saving' | 'unsaved';
  readonly conflict: Conflict | undefined;
  /** Releases stand on the draft that this change would void. */
  readonly voids: boolean;
  readonly write: (value: string) => void;
  readonly saveNow: () => void;
  readonly saveAnyway: () => void;
  /** Takes other words over newer ones, after a conflict or from the history. */
  readonly take: (value: string, base?: number) => void;
};

/**
 * Keeps the words of one language: what is written here is saved over the revision it began from;
 * what another officer saved comes in where nothing here is unsaved, and is merged otherwise.
 */
export function useSaving(draft: WorkingDraft, text: DraftText): Saving {
  const { info } = useDeskLine();
  const [value, setValue] = useState(text.text);
  const [state, setState] = useState<Saving['state']>('saved');
  const [conflict, setConflict] = useState<Conflict>();
  const [voids, setVoids] = useState(false);
  const base = useRef(text.revision);
  const latest = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const params = { line: info.name, draft: draft.draft };
  useEffect(() => {
    if (state !== 'saved' || text.revision <= base.current) return;
    base.current = text.revision;
    latest.current = text.text;
    setValue(text.text);
  }, [text.revision, text.text, state]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const save = async (anyway: boolean): Promise<void> => {
    clearTimeout(timer.current);
    const sent = latest.current;
    setState('saving');
    const outcome = await station.saveText({
      params,
      json: { lang: text.lang, text: sent, base: base.current, voids: anyway },
    });
    if (!outcome.ok) {
      if (outcome.code === 'draft-conflict') setConflict(outcome.conflict);
      setVoids(outcome.code === 'approvals-void');
      return setState('unsaved');
    }
    const stands = outcome.value.texts.find(({ lang }) => lang === text.lang);
    base.current = stands?.revision ?? base.current;
    setVoids(false);
    setConflict(undefined);
    if (latest.current === sent) {
      // Merged words of another officer come back with the answer.
      latest.current = stands?.text ?? sent;
      setValue(latest.current);
      setState('saved');
    } else soon();
    tookAnswer('draft', { params }, outcome.value);
  };
  const soon = (): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(false), pauseMs);
  };
  const write = (next: string): void => {
    latest.current = next;
    setValue(next);
    setState('unsaved');
    soon();
  };
  return {
    value,
    state,
    conflict,
    voids,
    write,
    saveNow: () => {
      if (state === 'unsaved' && !voids && !conflict) void save(false);
    },
    saveAnyway: () => void save(true),
    take: (next, over) => {
      if (over !== undefined) base.current = over;
      setConflict(undefined);
      write(next);
    },
  };
}
