import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isKey } from '@parley/text/translator.ts';
import { expect, it } from 'vitest';
import { findingReasons } from '../../store/doctor.ts';

/** Codes that the acts find beside those of the store, as they stand in the code. */
function codesOfActs(): string[] {
  const file = join(import.meta.dirname, '..', '..', 'acts', 'store', 'doctor.ts');
  const text = readFileSync(file, 'utf8');
  const found = text.matchAll(
    /find\('([a-z-]+)'|(?:code: |: |\?\? )'((?:seal|secret|folder|share)-[a-z]+(?:-[a-z]+)*)'/gu,
  );
  return [...found].map(([, act, folder]) => (act ?? folder) as string);
}

const mutes = ['tail-missing', 'guard-missing', 'beyond-guard'].map((mute) => `mute-${mute}`);

it('says of everything that can be wrong what it is, and what to do next', () => {
  const codes = new Set([...Object.keys(findingReasons), ...codesOfActs(), ...mutes]);
  expect(codes.size).toBeGreaterThan(22);
  for (const code of ['seal-damaged', 'secret-wrong', 'folder-not-opened', 'share-here', 'fault']) {
    expect(codes).toContain(code);
  }
  for (const code of codes) {
    expect(isKey(`doctor.${code}`), code).toBe(true);
    expect(isKey(`doctor.next-${code}`), code).toBe(true);
  }
});
