import type { DraftText, WorkingDraft } from '@parley/api/drafts.ts';
import type { Conflict, Refused } from '@parley/api/refused.ts';
import { useEffect, useRef, useState } from 'react';
import { mayPass, tookAnswer } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import { usePause } from '../desk/pause.ts';
import { acts, session } from '../desk/station.ts';
import { keepUnsaved, unsavedOf, wasSaved } from './unsaved.ts';

/** Words are saved so long after the last of them was written. */
const pauseMs = 700;
/** Where the station did not answer, they are saved again after so long. */
const againMs = 3_000;

/** Why words are not saved. */
type Hinders = {
  readonly conflict: Conflict | undefined;
  /** Releases stand on the draft that this change would void. */
  readonly voids: boolean;
  /** Any other reason, by its code. */
  readonly refused: string | undefined;
};

const nothing: Hinders = { conflict: undefined, voids: false, refused: undefined };

export type Saving = Hinders & {
  readonly value: string;
  readonly state: 'saved' | 'saving' | 'unsaved';
  readonly write: (value: string) => void;
  readonly saveNow: () => void;
  readonly saveAnyway: () => void;
  /** Takes other words over newer ones, after a conflict or from the history. */
  readonly take: (value: string, base?: number) => void;
};

function hindersOf({ code, conflict }: Refused): Hinders {
  if (code === 'draft-conflict' && conflict) return { ...nothing, conflict };
  return code === 'approvals-void' ? { ...nothing, voids: true } : { ...nothing, refused: code };
}

/**
 * Keeps the words of one language: what is written here is saved over the revision it began from;
 * what another officer saved comes in where nothing here is unsaved, and is merged otherwise. What
 * cannot be saved is kept and tried again, also after another screen was shown meanwhile.
 */
export function useSaving(draft: WorkingDraft, text: DraftText): Saving {
  const { info } = useDeskLine();
  const name = `${session.get()?.officer?.officer} ${info.line} ${draft.draft} ${text.lang}`;
  const [left] = useState(() => unsavedOf(name));
  const [value, setValue] = useState(left?.value ?? text.text);
  const [state, setState] = useState<Saving['state']>(left ? 'unsaved' : 'saved');
  const [hinders, setHinders] = useState<Hinders>(nothing);
  const base = useRef(left?.base ?? text.revision);
  const latest = useRef(value);
  const pause = usePause();
  const params = { line: info.name, draft: draft.draft };
  useEffect(() => {
    if (state !== 'saved' || text.revision <= base.current) return;
    base.current = text.revision;
    latest.current = text.text;
    setValue(text.text);
  }, [text.revision, text.text, state]);
  const save = async (anyway: boolean): Promise<void> => {
    pause(undefined);
    const sent = latest.current;
    setState('saving');
    const outcome = await acts.saveText({
      params,
      json: { lang: text.lang, text: sent, base: base.current, voids: anyway },
    });
    if (!outcome.ok) {
      setHinders(hindersOf(outcome));
      if (mayPass(outcome.status)) soon(againMs);
      return setState('unsaved');
    }
    setHinders(nothing);
    const stands = outcome.value.texts.find(({ lang }) => lang === text.lang);
    base.current = stands?.revision ?? base.current;
    if (latest.current === sent) {
      // Merged words of another officer come back with the answer.
      latest.current = stands?.text ?? sent;
      setValue(latest.current);
      setState('saved');
      wasSaved(name);
    } else soon();
    tookAnswer('draft', { params }, outcome.value);
  };
  const soon = (ms = pauseMs): void => pause(() => void save(false), ms);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the words are shown again
  useEffect(() => {
    if (left) soon();
  }, []);
  const write = (next: string): void => {
    latest.current = next;
    keepUnsaved(name, { value: next, base: base.current });
    setValue(next);
    setState('unsaved');
    soon();
  };
  return {
    value,
    state,
    ...hinders,
    write,
    saveNow: () => {
      if (state === 'unsaved' && !hinders.voids && !hinders.conflict) void save(false);
    },
    saveAnyway: () => void save(true),
    take: (next, over) => {
      if (over !== undefined) base.current = over;
      setHinders(nothing);
      write(next);
    },
  };
}
