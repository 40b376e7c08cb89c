import { expect, it } from 'vitest';
import { forReader } from './for-reader.ts';
import type { Language } from './languages.ts';

const versions = [
  { lang: 'fr', standing: 2 },
  { lang: 'en-US', standing: 0 },
  { lang: 'ru', standing: 1 },
];

it('a reader is shown his own language first, then the original', () => {
  const order = (lang: Language | undefined) => forReader(versions, lang).map((one) => one.lang);
  expect(order('ru')).toEqual(['ru', 'en-US', 'fr']);
  expect(order('en')).toEqual(['en-US', 'fr', 'ru']);
  expect(order('ar')).toEqual(['en-US', 'fr', 'ru']);
  expect(order(undefined)).toEqual(['en-US', 'fr', 'ru']);
});
