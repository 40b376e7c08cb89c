import bidi from 'bidi-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as tokens from './tokens.ts';

type Levels = { readonly levels: Uint8Array };
type Bidi = {
  getEmbeddingLevels(text: string, base: 'ltr' | 'rtl'): Levels;
  getMirroredCharactersMap(text: string, levels: Levels): Map<number, string>;
  getReorderedIndices(text: string, levels: Levels): number[];
};
// The package is CommonJS and its types do not say so to this module resolution.
const order = (bidi as unknown as () => Bidi)();

/** The text as a terminal with the bidirectional algorithm would lay it out, left to right. */
function displayed(text: string, base: 'ltr' | 'rtl'): string {
  const levels = order.getEmbeddingLevels(text, base);
  const mirrored = order.getMirroredCharactersMap(text, levels);
  const places = order.getReorderedIndices(text, levels);
  return places.map((at: number) => mirrored.get(at) ?? text[at]).join('');
}

describe('tokens', () => {
  it('have one reading in all languages', () => {
    const at = Date.UTC(2022, 10, 24, 16, 2, 41);
    expect(tokens.timeUtc(at).text).toBe('2022-11-24 16:02:41 UTC');
    expect(tokens.minuteUtc(at).text).toBe('2022-11-24 16:02 UTC');
    expect(tokens.clockUtc(at).text).toBe('16:02:41 UTC');
    expect(tokens.dateUtc(at).text).toBe('2022-11-24');
    expect(tokens.zoneClock(at, 'Europe/Moscow').text).toBe('19:02');
    expect(tokens.zoneClock(at, 'Nowhere').text).toBe('?');
    expect(tokens.timeUtc(1e18).text).toBe('? UTC');
    const far = Date.UTC(12_022, 10, 24, 16, 2, 41);
    expect(tokens.timeUtc(far).text).toBe('+012022-11-24 16:02:41 UTC');
    expect(tokens.minuteUtc(far).text).toBe('+012022-11-24 16:02 UTC');
    expect(tokens.dateUtc(far).text).toBe('+012022-11-24');
    expect(tokens.clockUtc(far).text).toBe('16:02:41 UTC');
    expect(tokens.coordinates(34.2, 45.5).text).toBe('34°12′N 045°30′E');
    expect(tokens.coordinates(-0.5, -120).text).toBe('00°30′S 120°00′W');
    expect(tokens.quantity(1234567, 'kg').text).toBe('1\u00a0234\u00a0567\u00a0kg');
    expect(tokens.quantity(-12.345, '%', 2).text).toBe('−12.35\u00a0%');
    expect(tokens.hash('7C1E90B4AAAABBBB2FD8').text).toBe('7c1e\u00a090b4\u00a0…\u00a02fd8');
  });

  it('say a duration in two units at most', () => {
    const said = [18, 18_000, 245_000, 5_820_000, 183_600_000, 60_000].map((ms) =>
      tokens.duration(ms).text.replaceAll('\u00a0', ' '),
    );
    expect(said).toEqual(['18 ms', '18 s', '4 min 05 s', '1 h 37 min', '2 d 03 h', '1 min']);
  });

  it('keep their order inside Arabic, which plain text does not', () => {
    const place = tokens.coordinates(34.2, 45.5);
    const sentence = (text: string): string => `الموقع ${text} الآن`;
    expect(displayed(sentence(place.text), 'rtl')).not.toContain(place.text);
    expect(displayed(sentence(tokens.isolate(place, 'ar')), 'rtl')).toContain(place.text);
  });

  it('keep their order inside Arabic for any time and quantity', () => {
    fc.assert(
      fc.property(fc.integer({ min: -4e12, max: 4e12 }), fc.integer(), (ms, value) => {
        for (const token of [tokens.timeUtc(ms), tokens.quantity(value, 'kg')]) {
          expect(displayed(`في ${tokens.isolate(token, 'ar')}، ثم`, 'rtl')).toContain(token.text);
        }
      }),
    );
  });

  it('never let a foreign text reorder what stands after it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (foreign) => {
        const text = `${tokens.isolate(foreign.replaceAll('\n', ' '), 'en')} end 12`;
        expect(displayed(text, 'ltr').endsWith(' end 12')).toBe(true);
      }),
    );
  });
});

it('units stand in the signs of the language, and in those of the SI where it has none', () => {
  const shown = (lang: string) => tokens.isolate(tokens.duration(129 * 60_000), lang);
  expect(shown('en')).toBe('2\u00a0h\u00a009\u00a0min');
  expect(shown('ru')).toBe('2\u00a0ч\u00a009\u00a0мин');
  expect(shown('ar')).toBe('\u20662\u00a0h\u00a009\u00a0min\u2069');
  expect(tokens.isolate(tokens.quantity(12, 'kg'), 'ru')).toBe('12\u00a0kg');
  expect(tokens.tokenIn('ru', tokens.duration(60_000))).toBe('1\u00a0мин');
  expect(tokens.tokenIn('ru', tokens.identifier('moscow 5 s'))).toBe('moscow 5 s');
});
