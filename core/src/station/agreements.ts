import { hex } from '../base/bytes.ts';
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
 * nothing, and no clock does either. One that is ended before it ran is withdrawn. Other words
 * under one number are another proposal, until all have started one of them: that is the exercise.
 */
export function exercisesOf(
  said: readonly Said<ExerciseStep>[],
  parties: readonly number[],
): Exercise[] {
  const byWords = new Map<string, Said<ExerciseStep>[]>();
  for (const one of said) {
    const words = exerciseWords(one.record);
    const known = byWords.get(words);
    if (known) known.push(one);
    else byWords.set(words, [one]);
  }
  const all = [...byWords.values()].flatMap((same) => exerciseOf(same, parties));
  const agreed = new Set(all.filter(isAgreed).map(({ step }) => hex(step.exercise)));
  return all.filter((one) => isAgreed(one) || !agreed.has(hex(one.step.exercise)));
}

/** The five parts by which parties mean one exercise, as a key. */
export function exerciseWords({ exercise, title, from, until }: ExerciseStep): string {
  return JSON.stringify([hex(exercise), title, from, until]);
}

function isAgreed({ state }: Exercise): boolean {
  return state !== 'proposed' && state !== 'withdrawn';
}

/** Of what was said in the same words; nothing where nobody has started it. */
function exerciseOf(same: readonly Said<ExerciseStep>[], parties: readonly number[]): Exercise[] {
  const started = firstOfEach(same.filter(({ record }) => record.step === 'start'));
  const ended = firstOfEach(same.filter(({ record }) => record.step === 'end'));
  const [first] = started;
  if (!first) return [];
  const step = first.record;
  const lacks = (words: readonly Said<ExerciseStep>[]) =>
    parties.filter((party) => !words.some((one) => one.party === party));
  const toStart = lacks(started);
  const toEnd = lacks(ended);
  if (toStart.length > 0) {
    const withdrawn = ended.some(({ party }) => started.some((one) => one.party === party));
    const state = withdrawn ? 'withdrawn' : 'proposed';
    return [{ step, started, ended, state, waitsFor: withdrawn ? [] : toStart }];
  }
  const state = ended.length === 0 ? 'running' : toEnd.length === 0 ? 'ended' : 'ending';
  return [{ step, started, ended, state, waitsFor: state === 'running' ? [] : toEnd }];
}

/** An exercise under way frames every screen: also while its end is not agreed. */
export function runningExercise(all: readonly Exercise[]): Exercise | undefined {
  return all.find(({ state }) => state === 'running' || state === 'ending');
}

function firstOfEach<R>(said: readonly Said<R>[]): Said<R>[] {
  const first = new Map<number, Said<R>>();
  for (const one of said) if (!first.has(one.party)) first.set(one.party, one);
  return [...first.values()];
}

/** A place in the journals of its author, which no clock orders. */
export type SaidPlace = { readonly number: number; readonly seq: number };

/** Words of the kind `terms`: a list, or agreement to one that its first reference names. */
export type TermsSaid = Said<Extract<EntryRecord, { kind: 'terms' }>> & {
  /** The list agreed to, by name; null: it is a list itself. */
  readonly about: string | null;
  readonly place: SaidPlace;
};

export type TermList = {
  readonly entry: string;
  readonly party: number;
  readonly terms: readonly Term[];
  readonly agreed: readonly { readonly party: number; readonly entry: string }[];
  readonly waitsFor: readonly number[];
  /** Where the party that stands first in the charter signed it; null: it has not. */
  readonly signedFirst: SaidPlace | null;
};

/** Every list with who has signed it, in the order given. Its author signed it by writing it. */
export function termListsOf(said: readonly TermsSaid[], parties: readonly number[]): TermList[] {
  const agreements = new Map<string, TermsSaid[]>();
  for (const one of said) {
    if (one.record.terms !== null || one.about === null) continue;
    const known = agreements.get(one.about);
    if (known) known.push(one);
    else agreements.set(one.about, [one]);
  }
  return said.flatMap((list): TermList[] => {
    const { terms } = list.record;
    if (terms === null) return [];
    const others = (agreements.get(list.entry) ?? []).filter(({ party }) => party !== list.party);
    const agreed = firstOfEach(others).map(({ party, entry }) => ({ party, entry }));
    const signed = new Set([list.party, ...agreed.map(({ party }) => party)]);
    const waitsFor = parties.filter((party) => !signed.has(party));
    const first = [list, ...others].find(({ party }) => party === parties[0]);
    const signedFirst = first?.place ?? null;
    return [{ entry: list.entry, party: list.party, terms, agreed, waitsFor, signedFirst }];
  });
}

/**
 * Of the lists that every party has signed the one that the charter's first party signed last is in
 * force: a place in its journal, for by claimed times a list of tomorrow would stay for good.
 */
export function termsInForce(lists: readonly TermList[]): TermList | undefined {
  const signed = lists.filter(({ waitsFor }) => waitsFor.length === 0);
  return signed.reduce<TermList | undefined>((newest, list) => {
    return newest && isBefore(list.signedFirst, newest.signedFirst) ? newest : list;
  }, undefined);
}

function isBefore(one: SaidPlace | null, other: SaidPlace | null): boolean {
  if (!one || !other) return one === null && other !== null;
  return one.number === other.number ? one.seq < other.seq : one.number < other.number;
}
