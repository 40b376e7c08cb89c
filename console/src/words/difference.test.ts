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

  it('never cuts a place, a time or a number with its unit', () => {
    const at = (place: string) => `We meet at ${place} on 27 Nov 2026.`;
    expect(difference(at('55°45′N 37°37′E'), at('55°46′N 37°37′E'))).toEqual([
      { kind: 'same', text: 'We meet at ' },
      { kind: 'removed', text: '55°45′N 37°37′E' },
      { kind: 'added', text: '55°46′N 37°37′E' },
      { kind: 'same', text: ' on 27 Nov 2026.' },
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
