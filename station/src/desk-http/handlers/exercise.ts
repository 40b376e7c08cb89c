import { exerciseDraft, exercisesOn, exerciseView } from '../../acts/agreements/exercise.ts';
import { isExerciseStation } from '../../run/exercise-station.ts';
import { draftedSheet } from '../sheets/record-sheet.ts';
import type { HandlersOf } from './handler.ts';

export const exerciseHandlers: HandlersOf<'exercise' | 'exerciseSheet'> = {
  exercise: async ({ line, desk }) => {
    await line.line.desk.projection.catchUp();
    const all = exercisesOn(line).map((one) => exerciseView(line, one));
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
