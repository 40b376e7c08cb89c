import { expect, it } from 'vitest';
import { isForPeople, kindName, kinds } from './kinds.ts';

it('people write messages and what answers them, up to service; and retractions and later', () => {
  const names = Object.keys(kinds) as (keyof typeof kinds)[];
  expect(names.filter((name) => isForPeople(kinds[name]))).toEqual([
    ...['message', 'ack', 'withheld', 'confirm', 'confirm-answer', 'service'],
    ...['retraction', 'correction', 'handover', 'exercise', 'terms'],
  ]);
  expect([isForPeople(0), isForPeople(99)]).toEqual([false, true]);
});

it('a kind has its name, and a number that is none has none', () => {
  expect([kindName(1), kindName(18), kindName(0), kindName(19)]).toEqual([
    'message',
    'terms',
    undefined,
    undefined,
  ]);
});
