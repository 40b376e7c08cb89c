import { expect, it } from 'vitest';
import { forkVerdict } from './verdict.ts';

it('a proof of a fork says whether its charter is known from elsewhere', () => {
  expect(forkVerdict(false).doesNotProve).toEqual(['charter-authentic', 'which-is-meant']);
  expect(forkVerdict(true).doesNotProve).toEqual(['which-is-meant']);
});
