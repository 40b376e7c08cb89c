import type { Language } from '@parley/text/languages.ts';
import { translator } from '@parley/text/translator.ts';
import { expect, it } from 'vitest';
import type { Cli } from '../cli.ts';
import { versionsText } from './versions.ts';

const cliIn = (lang: Language) => ({ t: translator(lang), lang }) as Cli;
const versions = [
  { lang: 'fr', standing: 2 },
  { lang: 'en-US', standing: 0 },
  { lang: 'ru', standing: 1 },
];

it('the version that is shown says what it is, and the others are named', () => {
  expect(versionsText(cliIn('ru'), versions)).toBe('ru (проверенный перевод), en-US, fr');
  expect(versionsText(cliIn('en'), versions)).toBe('en-US (original), fr, ru');
  const bare = versionsText(cliIn('ar'), versions).replaceAll(/[\u2066-\u2069]/gu, '');
  expect(bare).toBe('en-US (النص الأصلي)، fr، ru');
  expect(versionsText(cliIn('en'), [])).toBe('');
});
