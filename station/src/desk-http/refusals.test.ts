import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deskCodes } from '@parley/api/refused.ts';
import { refusalReasons } from '@parley/core/base/refusal.ts';
import { consoleMessages } from '@parley/text/console/all.ts';
import { refusalKey } from '@parley/text/console/refusal-key.ts';
import { languages } from '@parley/text/languages.ts';
import { expect, it } from 'vitest';

/** As the acts and the store refuse them, by their names in the code that refuses. */
const thrown = /(?:ActRefusal|StoreRefusal|StoreFault)\(\s*'([a-z][a-z-]+)'/gu;

function codesThrown(): string[] {
  const root = join(import.meta.dirname, '..');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
  const sources = files.filter((one) => one.endsWith('.ts') && !one.endsWith('.test.ts'));
  return sources.flatMap((one) => {
    const text = readFileSync(join(root, one), 'utf8');
    return [...text.matchAll(thrown)].map(([, code]) => code ?? '');
  });
}

it('has a sentence in every language for every code that the desk can refuse with', () => {
  const own = Object.keys(deskCodes);
  const codes = new Set([...own, ...Object.keys(refusalReasons), ...codesThrown()]);
  for (const one of ['bug', 'no-connection', 'no-answer', 'disk-full', 'io', 'corrupt'])
    codes.add(one);
  expect(codes.size).toBeGreaterThan(own.length + 60);
  const bare = [...codes].filter((code) => {
    const key = refusalKey(code);
    return !key || languages.some((lang) => consoleMessages[key][lang].trim() === '');
  });
  expect(bare).toEqual([]);
});
