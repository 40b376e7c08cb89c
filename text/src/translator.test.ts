import { refusalReasons } from '@parley/core/base/refusal.ts';
import { describe, expect, it } from 'vitest';
import { argumentsOf } from './catalogue.ts';
import { languageOf, languages } from './languages.ts';
import { areas, messages } from './messages/all.ts';
import { examples } from './messages/examples.ts';
import { refusalSentence } from './refusal.ts';
import { say } from './say.ts';
import { identifier, timeUtc } from './tokens.ts';
import { type ArgumentNames, isKey, translator } from './translator.ts';

const entries = Object.entries(messages);

describe('catalogues', () => {
  it('say every key in all three languages', () => {
    for (const [key, sentence] of entries) {
      for (const lang of languages) expect(sentence[lang].trim(), `${key} ${lang}`).not.toBe('');
    }
  });

  it('use the same arguments in all three languages', () => {
    for (const [key, sentence] of entries) {
      for (const lang of languages) {
        expect(argumentsOf(sentence[lang]), `${key} ${lang}`).toEqual(argumentsOf(sentence.en));
      }
    }
  });

  it('never give a key twice', () => {
    const counts = Object.values(areas).map((area) => Object.keys(area).length);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(entries.length);
  });

  it('parse and format without a fallback for any number', () => {
    for (const [key, sentence] of entries) {
      for (const lang of languages) {
        for (const n of [0, 1, 2, 3, 11, 21, 100]) {
          const args = Object.fromEntries(argumentsOf(sentence.en).map((name) => [name, n]));
          expect(say(lang, sentence, args), `${key} ${lang}`).not.toMatch(/\{|\}|undefined/u);
        }
      }
    }
  });

  it('write Russian in Cyrillic and Arabic in Arabic letters', () => {
    for (const [key, sentence] of entries) {
      if (key === 'circuit.websocket') continue;
      expect(sentence.ru.replace(/\{[^{}]*\}/gu, ''), key).toMatch(
        /\p{Script=Cyrillic}|^[^\p{L}]*$/u,
      );
      expect(sentence.ar.replace(/\{[^{}]*\}/gu, ''), key).toMatch(
        /\p{Script=Arabic}|^[^\p{L}]*$/u,
      );
    }
  });

  it('never claim more than the six states do', () => {
    for (const [key, sentence] of entries) {
      expect(sentence.en, key).not.toMatch(/deliver/iu);
      expect(sentence.ru, key).not.toMatch(/доставлен/iu);
    }
  });

  it('have one example for each verb and one help sentence for each example', () => {
    for (const verb of Object.keys(examples)) expect(isKey(`help.${verb}`), verb).toBe(true);
    for (const example of Object.values(examples)) expect(example).toMatch(/^parley /u);
  });
});

describe('refusals', () => {
  const said = Object.keys(areas.refusals).map((key) => key.slice('refusal.'.length));

  it('have a sentence for every code of core', () => {
    expect(Object.keys(refusalReasons).filter((code) => !said.includes(code))).toEqual([]);
  });

  it('have no sentence for a code that core no longer has', () => {
    expect(said.filter((code) => !Object.hasOwn(refusalReasons, code))).toEqual([]);
  });

  it('speak the asked language', () => {
    expect(refusalSentence('ru', 'wrong-line')).toBe('Эти байты относятся к другой линии.');
    expect(refusalSentence('en', 'wrong-line')).toBe(refusalReasons['wrong-line']);
  });
});

/** A sentence that counts, in every form of its languages. */
const counted = {
  en: `.input {$count :number}
      .match $count
      one {{{$count} entry}}
      * {{{$count} entries}}`,
  ru: `.input {$count :number}
      .match $count
      one {{{$count} запись}}
      few {{{$count} записи}}
      * {{{$count} записей}}`,
  ar: `.input {$count :number}
      .match $count
      zero {{لا قيود}}
      one {{قيد واحد}}
      two {{قيدان}}
      few {{{$count} قيود}}
      many {{{$count} قيدًا}}
      * {{{$count} قيد}}`,
} as const;

describe('translator', () => {
  it('knows all six Arabic plurals and prints Latin digits', () => {
    const forms = [0, 1, 2, 3, 11, 100].map((count) => say('ar', counted, { count }));
    expect(forms).toEqual([
      'لا قيود',
      'قيد واحد',
      'قيدان',
      '\u20663\u2069 قيود',
      '\u206611\u2069 قيدًا',
      '\u2066100\u2069 قيد',
    ]);
  });

  it('knows Russian plurals', () => {
    expect([1, 2, 5, 11, 21, 1234].map((count) => say('ru', counted, { count }))).toEqual([
      '1 запись',
      '2 записи',
      '5 записей',
      '11 записей',
      '21 запись',
      '1\u00a0234 записи',
    ]);
  });

  it('reads the names of arguments from the source, in the type checker too', () => {
    const name: ArgumentNames<'release.needed'> = 'count';
    const several: ArgumentNames<'courier.exported'>[] = ['count', 'file'];
    const none: [ArgumentNames<'state.signed'>] extends [never] ? true : false = true;
    // @ts-expect-error -- the sentence needs its argument
    const bare = (): string => translator('en')('release.needed');
    expect([name, ...several, none, bare().length > 0]).toEqual([
      'count',
      'count',
      'file',
      true,
      true,
    ]);
  });

  it('isolates tokens left to right in Arabic and leaves English plain', () => {
    const until = timeUtc(Date.UTC(2026, 10, 24, 16, 2, 41));
    expect(translator('en')('watch.closed-until', { until })).toBe(
      'closed until 2026-11-24 16:02:41 UTC',
    );
    expect(translator('ar')('watch.closed-until', { until })).toBe(
      'مغلقة حتى \u20662026-11-24 16:02:41 UTC\u2069',
    );
  });

  it('shows the controls of a foreign argument as marks', () => {
    const said = translator('en')('error.no-terminal', { option: 'a\u202eb' });
    expect(said).toBe('This asks a question and there is no terminal; give a⟦RLO⟧b.');
    expect(translator('en')('error.no-terminal', { option: identifier('a\u202eb') })).toBe(said);
  });

  it('takes PARLEY_LANG before LC_ALL before LANG, and English otherwise', () => {
    expect(languageOf({})).toBe('en');
    expect(languageOf({ LANG: 'ru_RU.UTF-8' })).toBe('ru');
    expect(languageOf({ LANG: 'ru_RU.UTF-8', LC_ALL: 'ar_EG' })).toBe('ar');
    expect(languageOf({ PARLEY_LANG: 'en', LC_ALL: 'ar_EG' })).toBe('en');
    expect(languageOf({ LC_ALL: 'C', LANG: 'ru_RU' })).toBe('en');
    expect(languageOf({ LC_ALL: '', LANG: 'fr_FR' })).toBe('en');
  });
});
