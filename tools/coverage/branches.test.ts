import { expect, it } from 'vitest';
import { branchesOf } from './branches.ts';

it('counts each way of a condition, and says where one was not taken', () => {
  const at = (line: number) => ({ start: { line } });
  const report = {
    path: '/x.ts',
    branchMap: {
      0: { type: 'if', loc: at(3), locations: [at(3), at(5)] },
      1: { type: 'cond-expr', loc: at(9), locations: [at(9), at(9)] },
    },
    b: { 0: [4, 0], 1: [1, 2] },
  };
  expect(branchesOf('x.ts', report)).toEqual({
    file: 'x.ts',
    total: 4,
    left: [{ line: 5, type: 'if' }],
  });
});
