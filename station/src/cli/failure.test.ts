import { refusalReasons } from '@parley/core/base/refusal.ts';
import { languages } from '@parley/text/languages.ts';
import { expect, it } from 'vitest';
import { ActRefusal } from '../acts/act.ts';
import { StoreFault, StoreRefusal, storeRefusalReasons } from '../store/refusals.ts';
import { failureOf, failureText, UsageError } from './failure.ts';

it('tells refused, wrong usage and faults of the station apart', () => {
  expect(failureOf(new ActRefusal('no-line')).exit).toBe(1);
  expect(failureOf(new StoreRefusal('wrong-passphrase')).exit).toBe(1);
  expect(failureOf(new UsageError('what?')).exit).toBe(2);
  expect(failureOf(new StoreRefusal('corrupt')).exit).toBe(3);
  expect(failureOf(new StoreFault('disk-full', 'full')).exit).toBe(3);
  expect(failureOf(new TypeError('a bug')).exit).toBe(3);
});

it('has a sentence for every code of store and protocol in every language', () => {
  const codes = [...Object.keys(storeRefusalReasons), ...Object.keys(refusalReasons)];
  for (const lang of languages) {
    const said = codes.map((code) => failureText(lang, failureOf(new ActRefusal(code, 'x'))));
    // Without a sentence the detail would stand in its place, and no second line.
    expect(said.filter((text) => !text.includes('\n'))).toEqual([]);
  }
});
