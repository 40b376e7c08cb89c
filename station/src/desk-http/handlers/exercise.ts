import type { ExerciseView } from '@parley/api/exercise.ts';
import { hex } from '@parley/core/base/bytes.ts';
import type { Exercise } from '@parley/core/station/agreements.ts';
import { exerciseDraft, exercisesOn } from '../../acts/agreements/exercise.ts';
import { isExerciseStation } from '../../run/exercise-station.ts';
import type { DeskLine } from '../desk-line.ts';
import { partyNamed } from '../reading/said.ts';
import { draftedSheet } from '../sheets/record-sheet.ts';
import type { HandlersOf } from './handler.ts';

export const exerciseHandlers: HandlersOf<'exercise' | 'exerciseSheet'> = {
  exercise: async ({ line, desk }) => {
    await line.line.desk.projection.catchUp();
    const all = exercisesOn(line).map((one) => viewOf(line, one));
    const running = all.find(({ state }) => state === 'running' || state === 'ending');
    return {
      exerciseStation: isExerciseStation(desk.station.store.paths.folder),
      exerciseLine: line.line.host.line.settings.exerciseOnly !== 0,
      running: running ?? null,
      all: all.toReversed(),
    };
  },

  exerciseSheet: async (asked, { json }) => {
    return await draftedSheet(asked, (line) => exerciseDraft(line, json));
  },
};

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
