import { equal, hex } from '../base/bytes.ts';
import type { EntryRecord, ExerciseStep, Term } from '../codec/records.ts';

/** An entry with a record of these kinds, in the order in which this station shows them. */
export type Said<R> = { readonly party: number; readonly entry: string; readonly record: R };

/** One exercise, by the words of all parties (spec/agreements.md). */
export type Exercise = {
  readonly step: ExerciseStep;
  readonly started: readonly Said<ExerciseStep>[];
  readonly ended: readonly Said<ExerciseStep>[];
  readonly state: 'proposed' | 'running' | 'ending' | 'ended' | 'withdrawn';
  /** Parties that have yet to say the same. */
  readonly waitsFor: readonly number[];
};

/**
 * What has become of each exercise, oldest first. It runs when every party has started it in the
 * same words, and is ended when every party has ended it: what one party says alone changes
 * nothing, and no clock does either. One that is ended before it ran is withdrawn.
 */
export function exercisesOf(
  said: readonly Said<ExerciseStep>[],
  parties: readonly number[],
): Exercise[] {
  const first = new Map<string, ExerciseStep>();
  for (const { record } of said) {
    const id = hex(record.exercise);
    if (record.step === 'start' && !first.has(id)) first.set(id, record);
  }
  return [...first.values()].map((step) => {
    const same = said.filter(({ record }) => isSame(record, step));
    const started = firstOfEach(same.filter(({ record }) => record.step === 'start'));
    const ended = firstOfEach(same.filter(({ record }) => record.step === 'end'));
    const lacks = (words: readonly Said<ExerciseStep>[]) =>
      parties.filter((party) => !words.some((one) => one.party === party));
    const toStart = lacks(started);
    const toEnd = lacks(ended);
    if (toStart.length > 0) {
      const withdrawn = ended.some(({ party }) => started.some((one) => one.party === party));
      const state = withdrawn ? 'withdrawn' : 'proposed';
      return { step, started, ended, state, waitsFor: withdrawn ? [] : toStart };
    }
    const state = ended.length === 0 ? 'running' : toEnd.length === 0 ? 'ended' : 'ending';
    return { step, started, ended, state, waitsFor: state === 'running' ? [] : toEnd };
  });
}

/** An exercise under way frames every screen: also while its end is not agreed. */
export function runningExercise(all: readonly Exercise[]): Exercise | undefined {
  return all.find(({ state }) => state === 'running' || state === 'ending');
}

function isSame(a: ExerciseStep, b: ExerciseStep): boolean {
  const sameTime = a.from === b.from && a.until === b.until;
  return equal(a.exercise, b.exercise) && a.title === b.title && sameTime;
}

function firstOfEach<R>(said: readonly Said<R>[]): Said<R>[] {
  return said.filter((one, i) => said.findIndex(({ party }) => party === one.party) === i);
}

/** Words of the kind `terms`: a list, or agreement to one that its first reference names. */
export type TermsSaid = Said<Extract<EntryRecord, { kind: 'terms' }>> & {
  /** The list agreed to, by name; null: it is a list itself. */
  readonly about: string | null;
};

export type TermList = {
  readonly entry: string;
  readonly party: number;
  readonly terms: readonly Term[];
  readonly agreed: readonly { readonly party: number; readonly entry: string }[];
  readonly waitsFor: readonly number[];
};

/** Every list with who has signed it, oldest first. Its author signed it by writing it. */
export function termListsOf(said: readonly TermsSaid[], parties: readonly number[]): TermList[] {
  return said.flatMap((list): TermList[] => {
    const { terms } = list.record;
    if (terms === null) return [];
    const agreements = said.filter((one) => {
      return one.record.terms === null && one.about === list.entry && one.party !== list.party;
    });
    const agreed = firstOfEach(agreements).map(({ party, entry }) => ({ party, entry }));
    const signed = new Set([list.party, ...agreed.map(({ party }) => party)]);
    const waitsFor = parties.filter((party) => !signed.has(party));
    return [{ entry: list.entry, party: list.party, terms, agreed, waitsFor }];
  });
}

/** The newest list that every party has signed is in force. */
export function termsInForce(lists: readonly TermList[]): TermList | undefined {
  return lists.findLast(({ waitsFor }) => waitsFor.length === 0);
}
