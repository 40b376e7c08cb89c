import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference } from './difference.ts';

const words = fc.array(fc.constantFrom('a', 'b', 'c', '\n', ' '), { maxLength: 60 });

describe('what changed from one text to another', () => {
  it('is named word by word', () => {
    expect(difference('on this line today.', 'on this line before 20:00 UTC.')).toEqual([
      { kind: 'same', text: 'on this line ' },
      { kind: 'removed', text: 'today.' },
      { kind: 'added', text: 'before 20:00 UTC.' },
    ]);
  });

  it('holds both texts, letter for letter', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const pieces = difference(before.join(''), after.join(''));
        const of = (left: string) =>
          pieces
            .filter(({ kind }) => kind !== left)
            .map(({ text }) => text)
            .join('');
        expect(of('added')).toBe(before.join(''));
        expect(of('removed')).toBe(after.join(''));
      }),
    );
  });
});
