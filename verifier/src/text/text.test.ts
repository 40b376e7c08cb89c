import { describe, expect, it } from 'vitest';
import { foreign, languages, type Sentence, say } from './language.ts';
import { limits, proofs } from './proofs.ts';
import { refusals } from './refusals.ts';
import { answers, classes, kindNames, precedences, sentences, watches } from './sentences.ts';

const all: readonly Sentence[] = [
  ...[proofs, limits, refusals, sentences].flatMap((one) => Object.values<Sentence>(one)),
  ...[...answers, ...classes, ...kindNames, ...precedences, ...watches],
];
const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

describe('the texts of the verifier', () => {
  it('exist in three languages, each in its script, with the same values', () => {
    for (const sentence of all) {
      for (const language of languages) {
        expect(placeholders(sentence[language]), sentence.en).toEqual(placeholders(sentence.en));
      }
      expect(sentence.ar).toMatch(/[\u0600-\u06ff]/);
      expect(sentence.ru).toMatch(/[\u0400-\u04ff]/);
    }
  });

  it('isolate each value in Arabic, and leave it bare where all runs one way', () => {
    const values = { line: '40ab 0-7f' };
    expect(say(sentences.line, 'ar', values)).toBe('الخط \u206640ab 0-7f\u2069');
    expect(say(sentences.line, 'en', values)).toBe('Line 40ab 0-7f');
  });

  it('show bidirectional controls in the words of others, and close what they open', () => {
    expect(foreign('a\u202eb')).toBe('\u2068a⟨U+202E⟩b\u2069');
  });
});
