import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTokens, findTokens } from './find-tokens.ts';

function tokens(text: string): string[] {
  return findTokens(text).flatMap((run) => (typeof run === 'string' ? [] : [run.text]));
}

describe('tokens of a text', () => {
  it('are places, times, call signs and numbers with their units', () => {
    expect(tokens('RA-85684 at 34°12′N 045°30′E, 12 500 m, before 24 Nov 22:00 UTC.')).toEqual([
      'RA-85684',
      '34°12′N 045°30′E',
      '12 500 m',
      '24 Nov 22:00 UTC',
    ]);
    expect(tokens('241600Z NOV 22; 2022-11-24 16:02 UTC; moscow/41')).toEqual([
      '241600Z NOV 22',
      '2022-11-24 16:02 UTC',
      'moscow/41',
    ]);
  });

  it('are found among Arabic and Russian words, in digits of either script', () => {
    expect(tokens('عند 34°12′N 045°30′E قبل ٢٢:٠٠')).toEqual(['34°12′N 045°30′E', '٢٢:٠٠']);
    expect(tokens('высота 500 м, курс 270')).toEqual(['500 м', '270']);
  });

  it('are whole numbers in groups, with a sign only where it is one', () => {
    expect(tokens('على ارتفاع 12 500 م، ومعها 1 250 رجلًا')).toEqual(['12 500', '1 250']);
    expect(tokens('at 10-15 km, −5 °C, -3, in 2022 100 of them')).toEqual([
      '10',
      '15 km',
      '−5 °C',
      '-3',
      '2022',
      '100',
    ]);
  });

  it('are no part of a word', () => {
    expect(tokens('abc123 x9')).toEqual([]);
  });

  it('leave the text as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const joined = findTokens(text).map((run) => (typeof run === 'string' ? run : run.text));
        expect(joined.join('')).toBe(text);
      }),
    );
  });
});

describe('two language versions', () => {
  it('agree when their tokens do, whatever the order, the digits and the unit’s script', () => {
    const english = 'At 34°12′N 045°30′E, 500 m, before 22:00 UTC.';
    expect(compareTokens(english, 'До 22:00 UTC, 34°12′N 045°30′E, 500 м.')).toEqual({
      missing: [],
      added: [],
    });
    expect(compareTokens('before 22:00', 'قبل ٢٢:٠٠')).toEqual({ missing: [], added: [] });
  });

  it('agree in an amount whose unit is Arabic, and differ where it is another', () => {
    const none = { missing: [], added: [] };
    for (const said of ['12 500 م', '12 500 متر', '12\u00a0500 مترًا.', '١٢ ٥٠٠ م']) {
      expect(compareTokens('height 12 500 m', said), said).toEqual(none);
    }
    expect(compareTokens('12 500 metres', '12 500 متر')).toEqual(none);
    expect(compareTokens('Через 3 ч, 40 км/ч', 'بعد 3 ساعات، 40 كم/س')).toEqual(none);
    expect(compareTokens('500 m', '500 كم')).toEqual({
      missing: ['500 m'],
      added: ['500\u00a0كم'],
    });
    expect(compareTokens('500 m', '500 من السفن').missing).toEqual(['500 m']);
  });

  it('differ by the token that one has and the other has not', () => {
    expect(compareTokens('before 22:00 UTC', 'до 20:00 UTC')).toEqual({
      missing: ['22:00 UTC'],
      added: ['20:00 UTC'],
    });
  });
});
