import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTokens } from './find-tokens.ts';

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

  it('are days by the names of months in English and Russian, and no full stop behind them', () => {
    const days = ['24 November 2022', '24 ноября 2022 16:02 UTC', '24 нояб. 2022', '24.11.2022'];
    expect(tokens(`${days.join('; ')}; 5 May.`)).toEqual([...days, '5 May']);
    expect(tokens('5 marines, 24 мартовских')).toEqual(['5', '24']);
    // In Arabic a month stands in the direction of its text.
    expect(tokens('24 نوفمبر 2022')).toEqual(['24', '2022']);
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
