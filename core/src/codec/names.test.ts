import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../test/crypto.ts';
import { type Mark, marksThatCount } from './names.ts';

const mark = (party: number, number: number, size = 1): Mark => {
  return { party, number, tag: bytesOf(`tag ${number}`, 8), size, root: bytesOf('root', 32) };
};

describe('the marks of an entry', () => {
  it('count where they stand in the order of names', () => {
    const held = [mark(0, 0), mark(0, 1), mark(2, 0)];
    expect(marksThatCount(1, held)).toBe(held);
  });

  it('count for nothing, all of them, where one is out of place, empty, or of the author', () => {
    const bad = {
      'out of order': [mark(2, 0), mark(0, 0)],
      twice: [mark(0, 0, 3), mark(0, 0, 4)],
      'of size 0': [mark(0, 0, 0), mark(2, 0)],
      'of the author, in an older incarnation': [mark(0, 0), mark(1, 0)],
    };
    for (const [name, held] of Object.entries(bad)) {
      expect(marksThatCount(1, held), name).toEqual([]);
    }
  });
});
