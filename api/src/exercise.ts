import { z } from '@hono/zod-openapi';
import { route } from './route.ts';
import { sheet } from './sheets.ts';
import { entryName, hexBytes, lineParam, partyName, time } from './wire.ts';

/** An exercise, started and ended by entries of every party. */
export const exerciseView = z.object({
  exercise: hexBytes,
  title: z.string(),
  state: z.enum(['proposed', 'running', 'ending', 'ended', 'withdrawn']),
  from: time,
  until: time,
  /** Entries by which each party started it, and ended it. */
  started: z.array(z.object({ party: partyName, entry: entryName })),
  ended: z.array(z.object({ party: partyName, entry: entryName })),
  /** Who is waited for, to start or to end it. */
  waitsFor: z.array(partyName),
});

export const exerciseAnswer = z
  .object({
    exerciseStation: z.boolean(),
    exerciseLine: z.boolean(),
    running: exerciseView.nullable(),
    all: z.array(exerciseView),
  })
  .openapi('Exercise');

export type ExerciseView = z.infer<typeof exerciseView>;
export type ExerciseAnswer = z.infer<typeof exerciseAnswer>;

export const exerciseRoutes = {
  exercise: route('exercise', 'Exercises of this line.', { params: lineParam }, exerciseAnswer),
  exerciseSheet: route(
    'exerciseSheet',
    'Propose an exercise, agree to one, or end it (both ends are one); a sheet to be released.',
    {
      params: lineParam,
      json: z.discriminatedUnion('act', [
        z.object({
          act: z.literal('propose'),
          title: z.string().min(1).max(100),
          from: time,
          until: time,
        }),
        z.object({ act: z.literal('agree'), exercise: hexBytes }),
        z.object({ act: z.literal('end'), exercise: hexBytes }),
      ]),
    },
    sheet,
  ),
};
