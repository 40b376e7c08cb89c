import type { ExerciseView } from '@parley/api/exercise.ts';
import { hex } from '@parley/core/base/bytes.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { type ExerciseStep, encodeRecord } from '@parley/core/codec/records.ts';
import { type Exercise, exercisesOf } from '@parley/core/station/agreements.ts';
import { z } from 'zod';
import { DeskLine } from '../../desk-http/desk-line.ts';
import { partiesOf, partyNamed, saidOf } from '../../desk-http/reading/said.ts';
import { entropy, type StationLine } from '../../station.ts';
import { ActRefusal, act } from '../act.ts';
import type { DeskDraft } from '../messages/desk-draft.ts';
import { draftedSheet } from '../messages/drafted-sheet.ts';
import { entryWord } from '../messages/shapes.ts';
import { timeMs } from '../shapes.ts';
import { recordDraft } from './record-draft.ts';

/** Proposed, agreed to, or ended: what one party says about an exercise. */
export type ExerciseAsked =
  | {
      readonly act: 'propose';
      readonly title: string;
      readonly from: number;
      readonly until: number;
    }
  | { readonly act: 'agree' | 'end'; readonly exercise: string };

/** Every exercise of a line, oldest first. */
export function exercisesOn(line: DeskLine): Exercise[] {
  return exercisesOf(saidOf(line, 'exercise'), partiesOf(line));
}

/**
 * Our word about an exercise, as a draft for its officers. Refuses `exercise-state` where another
 * is open, or where we have said it already; `not-found` where none or several begin so.
 */
export function exerciseDraft(line: StationLine, asked: ExerciseAsked): DeskDraft {
  const all = exercisesOn(DeskLine.of(line));
  if (asked.act === 'propose') {
    // What another party has proposed and we do not want keeps us from nothing.
    const open = all.find(({ state, started }) => {
      const ours = state === 'proposed' && started.some(({ party }) => party === line.me);
      return ours || state === 'running' || state === 'ending';
    });
    if (open) throw new ActRefusal('exercise-state', open.step.title);
    const { title, from, until } = asked;
    return draftOf(line, { step: 'start', exercise: entropy.bytes(16), title, from, until }, []);
  }
  const one = meantOf(line, all, asked.exercise);
  const step = asked.act === 'agree' ? 'start' : 'end';
  refuseSaid(line, one, step);
  const about = step === 'end' ? (one.ended[0] ?? one.started[0]) : one.started[0];
  return draftOf(line, { ...one.step, step }, about ? [about.entry] : []);
}

/**
 * The exercise whose number begins so, or about which that entry speaks. Under one number others
 * may have proposed it in other words: then the one that we have started is meant.
 */
function meantOf({ me }: StationLine, all: readonly Exercise[], word: string): Exercise {
  const found = all.filter(({ step, started, ended }) => {
    const said = [...started, ...ended].some(({ entry }) => entry === word);
    return said || hex(step.exercise).startsWith(word);
  });
  const ours = found.filter(({ started }) => started.some(({ party }) => party === me));
  const [one, another] = ours.length > 0 ? ours : found;
  if (!one) throw new ActRefusal('not-found', word);
  if (another) throw new ActRefusal('not-found', `${word}: ${found.length}`);
  return one;
}

/** What we have said already, or what there is nothing to say about any more. */
function refuseSaid({ me }: StationLine, found: Exercise, step: ExerciseStep['step']): void {
  const words = step === 'start' ? found.started : found.ended;
  const over = found.state === 'ended' || found.state === 'withdrawn';
  if (over || words.some(({ party }) => party === me)) {
    throw new ActRefusal('exercise-state', found.state);
  }
}

function draftOf(line: StationLine, step: ExerciseStep, references: readonly string[]): DeskDraft {
  const record = encodeRecord({ kind: 'exercise', ...step });
  return recordDraft(line, { kind: 'exercise', record, references, class: 'EXERCISE' });
}

const named = z.union([z.string().regex(/^[0-9a-f]{4,32}$/u), entryWord]);

export const exerciseAct = act({
  name: 'exercise',
  input: z.discriminatedUnion('act', [
    z.strictObject({
      act: z.literal('propose'),
      title: z.string().min(1).max(100),
      from: timeMs,
      until: timeMs,
    }),
    z.strictObject({ act: z.literal('agree'), exercise: named }),
    z.strictObject({ act: z.literal('end'), exercise: named }),
  ]),
  run: async (context, asked) => {
    return await draftedSheet(context, kinds.exercise, (line) => exerciseDraft(line, asked));
  },
});

export const exercisesAct = act({
  name: 'exercises',
  input: z.strictObject({}),
  run: async (context) => {
    const line = context.line();
    await line.desk.projection.catchUp(context.progress);
    const desk = DeskLine.of(line);
    return exercisesOn(desk).map((one) => exerciseView(desk, one));
  },
});

/** An exercise as it is told, at the desk and on the command line: parties by their names. */
export function exerciseView(line: DeskLine, exercise: Exercise): ExerciseView {
  const { step, started, ended, state, waitsFor } = exercise;
  const named = (words: Exercise['started']) =>
    words.map(({ party, entry }) => ({ party: partyNamed(line, party), entry }));
  return {
    exercise: hex(step.exercise),
    title: step.title,
    from: step.from,
    until: step.until,
    state,
    started: named(started),
    ended: named(ended),
    waitsFor: waitsFor.map((party) => partyNamed(line, party)),
  };
}
