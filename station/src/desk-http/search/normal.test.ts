import { describe, expect, it } from 'vitest';
import { indexWords, normalText, piecesAround, questionOf } from './normal.ts';

const alike = (one: string, other: string) => expect(indexWords(one)).toEqual(indexWords(other));

describe('what readers write alike', () => {
  it('is one in Arabic: vowel signs, tatweel, alef, yeh, ta marbuta, digits, the article', () => {
    alike('أسلحة', 'اسلحه');
    alike('إسقاط', 'اسقاط');
    alike('مُستوًى', 'مستوي');
    alike('نوويـــة', 'نووية');
    alike('الخط', 'خط');
    alike('والأسلحة', 'أسلحة');
    alike('٢٢:٠٠', '22:00');
  });

  it('is one in Russian: ё, case, stress marks, endings; й stays й', () => {
    alike('учёт', 'учет');
    alike('ПУСК', 'пуск');
    alike('за́мок', 'замок');
    alike('ракеты', 'ракетами');
    alike('готовность', 'готовности');
    expect(normalText('мой')).toBe('мой');
    expect(indexWords('пуск')).not.toEqual(indexWords('опуск'));
  });

  it('is found by the beginning of its last word, and a quotation mark breaks no question', () => {
    expect(questionOf('nuclear wea')).toBe('"nuclear" "wea"*');
    expect(questionOf('a" OR "b')).toBe('"a" "or" "b"*');
    expect(questionOf('“—”')).toBeUndefined();
  });

  it('is marked in the text as it was written', () => {
    const text = 'قلنا لكم في السر ما هي الأسلحة.';
    const pieces = piecesAround(text, 'اسلحه');
    expect(pieces.find(({ hit }) => hit)?.text).toBe('الأسلحة');
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  });
});
