import { describe, expect, it } from 'vitest';
import { argumentsOf } from '../catalogue.ts';
import { languages } from '../languages.ts';
import { say } from '../say.ts';
import { consoleAreas, consoleMessages } from './all.ts';

const entries = Object.entries(consoleMessages);
const own = Object.values(consoleAreas).flatMap((area) => Object.entries(area));

describe('what the console says', () => {
  it('is said in all three languages with the same arguments', () => {
    for (const [key, sentence] of own) {
      for (const lang of languages) {
        expect(sentence[lang].trim(), `${key} ${lang}`).not.toBe('');
        expect(argumentsOf(sentence[lang]), `${key} ${lang}`).toEqual(argumentsOf(sentence.en));
      }
    }
  });

  it('has each key once, whether its own or shared with the command line', () => {
    const keys = own.map(([key]) => key);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    for (const [key, sentence] of own) expect(consoleMessages).toHaveProperty([key], sentence);
  });

  it('formats without a fallback for any number', () => {
    for (const [key, sentence] of own) {
      for (const lang of languages) {
        for (const n of [0, 1, 2, 3, 11, 21, 100]) {
          const args = Object.fromEntries(argumentsOf(sentence.en).map((name) => [name, n]));
          expect(say(lang, sentence, args), `${key} ${lang}`).not.toMatch(/\{|\}|undefined/u);
        }
      }
    }
  });

  it('is Russian in Cyrillic and Arabic in Arabic letters', () => {
    for (const [key, sentence] of own) {
      const bare = (text: string): string => text.replace(/\{[^{}]*\}/gu, '').replace('Parley', '');
      expect(bare(sentence.ru), key).toMatch(/\p{Script=Cyrillic}|^[^\p{L}]*$/u);
      expect(bare(sentence.ar), key).toMatch(/\p{Script=Arabic}|^[^\p{L}]*$/u);
    }
  });

  it('never claims more than the six states do', () => {
    for (const [key, sentence] of entries) {
      expect(sentence.en, key).not.toMatch(/deliver/iu);
      expect(sentence.ru, key).not.toMatch(/доставлен/iu);
    }
  });

  it('does not deny the retraction that it offers', () => {
    const back = [consoleMessages['signing.no-way-back'], consoleMessages['release.no-way-back']];
    for (const sentence of back) {
      expect(sentence.ru).not.toMatch(/[Оо]тозвать/u);
      expect(sentence.ar).not.toMatch(/لا يمكن سحب/u);
    }
  });

  it('says nothing of them where it speaks of us: a withheld answer may be ours', () => {
    expect(consoleMessages['state.withheld'].ru).not.toMatch(/не дают/u);
  });

  it('has one word for one thing in Russian and in Arabic', () => {
    for (const [key, { ru, ar }] of entries) {
      expect(ru, key).not.toMatch(/дежурств|пульт|открыт(?:ые|ыми) дела/iu);
      expect(ar, key).not.toMatch(/تصحيح|يصحّح|المسؤول الإداري|لم يُؤكَّد استلام/u);
    }
  });

  it('keeps the words of the desk', () => {
    expect(consoleMessages['act.acknowledge'].ru).toBe('Получение подтверждаю');
    expect(consoleMessages['precedence.override'].ar).toBe('فوق كل أسبقية');
    expect(consoleMessages['precedence.flash'].ru).toBe('МОЛНИЯ');
    expect(consoleMessages['state.on-record'].ru).toBe('у них на записи');
    expect(consoleMessages['kind.confirm'].ar).toBe('هل صدر هذا عنكم؟');
    expect(consoleMessages['class.exercise'].ru).toBe('УЧЕБНОЕ');
  });
});
