import type { ExerciseView } from '@parley/api/exercise.ts';
import { hex } from '@parley/core/base/bytes.ts';
import { type ExerciseStep, encodeRecord } from '@parley/core/codec/records.ts';
import { type Exercise, exercisesOf } from '@parley/core/station/agreements.ts';
import { isExerciseStation } from '../../run/exercise-station.ts';
import { entropy } from '../../station.ts';
import type { Asked } from '../asked.ts';
import type { DeskLine } from '../desk-line.ts';
import { partiesOf, partyNamed, saidOf } from '../reading/said.ts';
import { DeskRefusal } from '../refusals.ts';
import { recordSheet } from '../sheets/record-sheet.ts';
import type { HandlersOf } from './handler.ts';

export const exerciseHandlers: HandlersOf<'exercise' | 'exerciseSheet'> = {
  exercise: async ({ line, desk }) => {
    await line.line.desk.projection.catchUp();
    const all = allOf(line).map((one) => viewOf(line, one));
    const running = all.find(({ state }) => state === 'running' || state === 'ending');
    return {
      exerciseStation: isExerciseStation(desk.station.store.paths.folder),
      exerciseLine: line.line.host.line.settings.exerciseOnly !== 0,
      running: running ?? null,
      all: all.toReversed(),
    };
  },

  exerciseSheet: async (asked, { json }) => {
    const { line } = asked;
    await line.line.desk.projection.catchUp();
    const all = allOf(line);
    if (json.act === 'propose') {
      const open = all.find(({ state }) => state !== 'ended' && state !== 'withdrawn');
      if (open) throw new DeskRefusal('exercise-state', open.step.title);
      const { title, from, until } = json;
      const exercise = entropy.bytes(16);
      return await sheetOf(asked, { step: 'start', exercise, title, from, until }, []);
    }
    const found = all.find(({ step }) => hex(step.exercise) === json.exercise);
    if (!found) throw new DeskRefusal('not-found', json.exercise);
    const step = json.act === 'agree' ? 'start' : 'end';
    refuseSaid(line, found, step);
    const about = step === 'end' ? (found.ended[0] ?? found.started[0]) : found.started[0];
    return await sheetOf(asked, { ...found.step, step }, about ? [about.entry] : []);
  },
};

/** What we have said already, or what there is nothing to say about any more. */
function refuseSaid({ line }: DeskLine, found: Exercise, step: ExerciseStep['step']): void {
  const words = step === 'start' ? found.started : found.ended;
  const over = found.state === 'ended' || found.state === 'withdrawn';
  if (over || words.some(({ party }) => party === line.me)) {
    throw new DeskRefusal('exercise-state', found.state);
  }
}

async function sheetOf(asked: Asked, step: ExerciseStep, references: readonly string[]) {
  const record = encodeRecord({ kind: 'exercise', ...step });
  return await recordSheet(asked, { kind: 'exercise', record, references, class: 'EXERCISE' });
}

function allOf(line: DeskLine): Exercise[] {
  return exercisesOf(saidOf(line, 'exercise'), partiesOf(line));
}

function viewOf(line: DeskLine, { step, started, ended, state, waitsFor }: Exercise): ExerciseView {
  const named = (words: Exercise['started']) =>
    words.map(({ party, entry }) => ({ party: partyNamed(line, party), entry }));
  const { title, from, until } = step;
  return {
    exercise: hex(step.exercise),
    title,
    state,
    from,
    until,
    started: named(started),
    ended: named(ended),
    waitsFor: waitsFor.map((party) => partyNamed(line, party)),
  };
}
