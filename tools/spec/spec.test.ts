import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { refusalReasons } from '@parley/core/base/refusal.ts';
import { violationReasons } from '@parley/core/evidence/findings.ts';
import { describe, expect, it } from 'vitest';
import { codesNamed, fragmentsOf, namesUsed, readPages, rulesOf, specFolder } from './pages.ts';

const pages = readPages();
const whole = rulesOf(readFileSync(join(specFolder, 'parley.cddl'), 'utf8'));
const codes = new Set([...Object.keys(refusalReasons), ...Object.keys(violationReasons)]);
const prelude = new Set(['uint', 'int', 'bstr', 'tstr', 'any', 'null', 'bool']);

/** Words of structures and verbs that stand in code marks beside refusals, and are no codes. */
const noCodes = new Set([
  ...whole.keys(),
  ...[...whole.values()].flatMap((rule) =>
    [...rule.matchAll(/\b([a-z][a-z0-9-]*):/g)].map((found) => found[1] as string),
  ),
]);

/** What is written in a folder, but for its tests and the list of the codes itself. */
function sourceOf(folder: string): string {
  const root = join(specFolder, '..', folder);
  const lists = ['refusal.ts', 'findings.ts'];
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('.test'))
    .filter((name) => !lists.some((list) => name.endsWith(list)))
    .map((name) => readFileSync(join(root, name), 'utf8'))
    .join('\n');
}

describe('the specification', () => {
  it('has every rule of its fragments in parley.cddl, to the letter, and no other', () => {
    const fragments = new Map<string, string>();
    for (const page of pages) {
      for (const fragment of fragmentsOf(page)) {
        for (const [name, rule] of rulesOf(fragment)) {
          expect(fragments.has(name), `two fragments define ${name}`).toBe(false);
          fragments.set(name, rule);
        }
      }
    }
    expect(Object.fromEntries(fragments)).toEqual(Object.fromEntries(whole));
  });

  it('defines every name that a rule uses', () => {
    for (const [name, rule] of whole) {
      const missing = namesUsed(rule).filter((used) => !whole.has(used) && !prelude.has(used));
      expect(missing, `in ${name}`).toEqual([]);
    }
  });

  it('names no code of a refusal or violation that does not exist', () => {
    for (const page of pages) {
      const unknown = codesNamed(page).filter((code) => !codes.has(code));
      expect(
        unknown.filter((word) => !noCodes.has(word)),
        page.name,
      ).toEqual([]);
    }
  });

  it('says of every code, on the page of its rule, when it is given', () => {
    const said = pages
      .filter(({ name }) => name !== 'errors.md')
      .map(({ text }) => text)
      .join('\n');
    expect([...codes].filter((code) => !said.includes(`\`${code}\``))).toEqual([]);
  });

  it('has no code that nothing gives', () => {
    const given = ['core/src', 'envelope/src', 'station/src'].map(sourceOf).join('\n');
    expect([...codes].filter((code) => !given.includes(`'${code}'`))).toEqual([]);
  });

  it('has only links that lead somewhere', () => {
    for (const page of pages) {
      for (const [, target] of page.text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)) {
        if (/^https?:/.test(target as string)) continue;
        expect(existsSync(join(specFolder, target as string)), `${page.name}: ${target}`).toBe(
          true,
        );
      }
    }
  });
});
