import { useAnswer } from '../desk/answers.ts';
import { useDeskLine } from '../desk/desk-line.tsx';
import type { Question } from '../desk/station.ts';
import { inboxInput } from '../reading/rows.ts';
import type { Known } from './for-officer.ts';

/** Of what an officer may look at, and what could not be read of it. */
type Asked = {
  readonly known: Known;
  /** Nothing is awaited any more: "nothing waits" is never said too early. */
  readonly whole: boolean;
  readonly failed: { readonly code: string; readonly operation: Question } | undefined;
};

/** What the station knows of all that may wait, asked as far as this officer may look at it. */
export function useKnown(may: readonly string[]): Asked {
  const { info } = useDeskLine();
  const line = { params: { line: info.name } };
  const look = (right: string) => (may.includes(right) ? line : undefined);
  const inbox = useAnswer('inbox', inboxInput(info.name, 0));
  const drafts = useAnswer('drafts', look('read'));
  const watch = useAnswer('watch', look('look'));
  const exercise = useAnswer('exercise', look('exercise'));
  const terms = useAnswer('terms', look('terms'));
  const asked = [
    [inbox, 'look', 'inbox'],
    [drafts, 'read', 'drafts'],
    [watch, 'look', 'watch'],
    [exercise, 'exercise', 'exercise'],
    [terms, 'terms', 'terms'],
  ] as const;
  const known: Known = {
    party: info.party,
    matters: inbox.value?.waitingForUs ?? [],
    drafts: drafts.value?.drafts ?? [],
    sheets: drafts.value?.sheets ?? [],
    watch: watch.value,
    exercises: exercise.value?.all ?? [],
    terms: terms.value?.proposed ?? [],
  };
  const failed = asked.find(([answer]) => answer.failure);
  return {
    known,
    whole: asked.every(([answer, right]) => !may.includes(right) || !answer.pending),
    failed: failed && { code: failed[0].failure?.code ?? '', operation: failed[2] },
  };
}
