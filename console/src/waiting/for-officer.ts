import type { WorkingDraft } from '@parley/api/drafts.ts';
import type { ExerciseView } from '@parley/api/exercise.ts';
import type { Matter } from '@parley/api/inbox.ts';
import type { SessionOfficer } from '@parley/api/session.ts';
import type { Sheet } from '@parley/api/sheets.ts';
import type { TermList } from '@parley/api/terms.ts';
import type { Watch } from '@parley/api/watch.ts';

/** What the station answered so far of all that may wait for a person. */
export type Known = {
  readonly party: string;
  readonly matters: readonly Matter[];
  readonly drafts: readonly WorkingDraft[];
  readonly sheets: readonly Sheet[];
  readonly watch: Pick<Watch, 'onWatch' | 'pending'> | undefined;
  readonly exercises: readonly ExerciseView[];
  readonly terms: readonly TermList[];
};

/** What one officer can do about it now, kind by kind, each in the order in which it came. */
export type Waiting = {
  readonly acknowledge: readonly Matter[];
  readonly answer: readonly Matter[];
  readonly releaseDrafts: readonly WorkingDraft[];
  readonly releaseSheets: readonly Sheet[];
  readonly review: readonly WorkingDraft[];
  readonly back: readonly WorkingDraft[];
  /** A hand-over that he has not signed yet. */
  readonly handover: Sheet | null;
  readonly watchOpen: boolean;
  readonly exercises: readonly ExerciseView[];
  readonly terms: readonly TermList[];
};

/**
 * What waits for this officer, by what he may do and what he has done already: nothing that
 * somebody else must do, and nothing that he wrote and another releases. Who may do what is the
 * station's word (`may`, `signers`); this only leaves out what he could not do.
 */
export function waitingFor(me: SessionOfficer, known: Known): Waiting {
  const may = (right: string) => me.may.includes(right);
  const mine = ({ drafters }: WorkingDraft) => drafters.some((one) => one.officer === me.officer);
  const { party, matters, drafts, watch } = known;
  const pending = watch?.pending ?? null;
  const signs = (sheet: Sheet) => {
    const own = sheet.signers.find(({ officer }) => officer === me.officer);
    return own !== undefined && !own.released && own.refusal === null;
  };
  const agreed = { exercise: may('exercise'), terms: may('terms') };
  return {
    acknowledge: may('answer') ? matters.filter((one) => one.stage === 'unacknowledged') : [],
    answer: may('answer') ? matters.filter((one) => one.stage !== 'unacknowledged') : [],
    releaseDrafts: may('release')
      ? drafts.filter((one) => {
          const has = one.approvals.some(({ officer }) => officer === me.officer);
          return one.stage === 'release' && !mine(one) && !has;
        })
      : [],
    releaseSheets: known.sheets.filter((one) => signs(one) && one.draft !== pending?.draft),
    review: may('review') ? drafts.filter((one) => hasUnread(one, me.officer)) : [],
    back: drafts.filter((one) => one.stage === 'back' && mine(one)),
    handover: pending && signs(pending) ? pending : null,
    watchOpen: may('watch') && watch !== undefined && watch.onWatch === null && !pending,
    exercises: agreed.exercise ? known.exercises.filter((one) => waits(one, party)) : [],
    terms: agreed.terms ? known.terms.filter((one) => one.waitsFor.includes(party)) : [],
  };
}

/** A translation that another officer wrote and nobody has reviewed. */
function hasUnread({ texts }: WorkingDraft, officer: string): boolean {
  return texts.some((one) => one.standing === 'unreviewed' && one.by.officer !== officer);
}

function waits({ state, waitsFor }: ExerciseView, party: string): boolean {
  return (state === 'proposed' || state === 'ending') && waitsFor.includes(party);
}
