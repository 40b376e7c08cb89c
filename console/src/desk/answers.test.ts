import type { ExerciseAnswer } from '@parley/api/exercise.ts';
import type { Session } from '@parley/api/session.ts';
import { expect, it, vi } from 'vitest';

vi.stubGlobal('localStorage', { getItem: () => null });

const input = { params: { line: 'quiet' } };
const answer: ExerciseAnswer = {
  exerciseStation: false,
  exerciseLine: false,
  running: null,
  all: [],
};

it('forgets what one officer was shown when another sits down, and not before', async () => {
  const { cachedAnswer, tookAnswer } = await import('./answers.ts');
  const { session } = await import('./station.ts');
  const signedIn = (officer: string | null, csrf: string) => {
    session.set({ officer: officer === null ? null : { officer }, csrf } as Session);
  };
  signedIn('a1', 'first');
  tookAnswer('exercise', input, answer);
  signedIn('a1', 'second');
  expect(cachedAnswer('exercise', input)).toBe(answer);
  signedIn(null, '');
  expect(cachedAnswer('exercise', input)).toBeUndefined();
  tookAnswer('exercise', input, answer);
  signedIn('b2', 'third');
  expect(cachedAnswer('exercise', input)).toBeUndefined();
});
