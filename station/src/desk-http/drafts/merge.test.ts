import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merge } from './merge.ts';

const words = fc.array(fc.constantFrom('we', 'ask', 'that', 'forces', 'stop', 'now'), {
  maxLength: 12,
});
const text = words.map((all) => all.join(' '));

describe('two officers in one text', () => {
  it('lose nothing: what each adds stands in the merge or in the proposal', () => {
    fc.assert(
      fc.property(text, fc.nat(12), fc.nat(12), (base, first, second) => {
        const all = base.split(' ').filter((one) => one !== '');
        const added = (at: number, word: string) => {
          const copy = [...all];
          copy.splice(Math.min(at, copy.length), 0, word);
          return copy.join(' ');
        };
        const { proposal } = merge(base, added(first, 'THEIRS'), added(second, 'YOURS'));
        expect(proposal).toContain('THEIRS');
        expect(proposal).toContain('YOURS');
      }),
    );
  });

  it('get the one change where only one of them changed anything', () => {
    fc.assert(
      fc.property(text, text, (base, changed) => {
        expect(merge(base, changed, base).text).toBe(changed);
        expect(merge(base, base, changed).text).toBe(changed);
        expect(merge(base, changed, changed).text).toBe(changed);
      }),
    );
  });

  it('are merged where they changed different words', () => {
    const base = 'We ask that forces stop. An answer is due today.';
    const theirs = 'We demand that forces stop. An answer is due today.';
    const yours = 'We ask that forces stop. An answer is due tomorrow.';
    const merged = 'We demand that forces stop. An answer is due tomorrow.';
    expect(merge(base, theirs, yours)).toEqual({ text: merged, proposal: merged });
  });

  it('are told where both changed the same words, with both', () => {
    const found = merge('due today.', 'due tonight.', 'due tomorrow.');
    expect(found.text).toBeNull();
    expect(found.proposal).toBe('due tonight. tomorrow.');
  });
});
