import type { Language } from '@parley/text/languages.ts';
import { translator } from '@parley/text/translator.ts';
import { expect, it } from 'vitest';
import type { Cli } from '../cli.ts';
import { forReader, versionsText } from './versions.ts';

const cliIn = (lang: Language) => ({ t: translator(lang), lang }) as Cli;
const versions = [
  { lang: 'fr', standing: 2 },
  { lang: 'en-US', standing: 0 },
  { lang: 'ru', standing: 1 },
];

it('a reader is shown his own language first, then the original', () => {
  const order = (lang: Language) => forReader(versions, lang).map((one) => one.lang);
  expect(order('ru')).toEqual(['ru', 'en-US', 'fr']);
  expect(order('en')).toEqual(['en-US', 'fr', 'ru']);
  expect(order('ar')).toEqual(['en-US', 'fr', 'ru']);
});

it('the version that is shown says what it is, and the others are named', () => {
  expect(versionsText(cliIn('ru'), versions)).toBe('ru (проверенный перевод), en-US, fr');
  expect(versionsText(cliIn('en'), versions)).toBe('en-US (original), fr, ru');
  const bare = versionsText(cliIn('ar'), versions).replaceAll(/[\u2066-\u2069]/gu, '');
  expect(bare).toBe('en-US (النص الأصلي)، fr، ru');
  expect(versionsText(cliIn('en'), [])).toBe('');
});
