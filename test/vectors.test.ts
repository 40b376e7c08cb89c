import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsed, withGiven } from '../tools/vectors/case.ts';
import { checkers } from '../tools/vectors/checkers.ts';
import { judgeFail, judgePass } from '../tools/vectors/judge.ts';

const folder = join(import.meta.dirname, '..', 'vectors');

/** Every vector file but those that others made, which have tests of their own. */
const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.json') && !path.startsWith('outside'))
  .sort();

it('finds the vectors', () => {
  expect(paths.length).toBeGreaterThan(0);
});

describe.each(paths)('vectors/%s', (path) => {
  const file = parsed(readFileSync(join(folder, path), 'utf8'));
  const checker = checkers.get(file.format);
  if (checker === undefined) throw new Error(`no checker for the format ${file.format}`);

  it('lies in the folder of its format', () => {
    expect(path.startsWith(`${file.format}/`)).toBe(true);
  });

  for (const one of withGiven(file, file.pass)) {
    it(`takes, whole and only whole: ${one.name}`, () => {
      expect(judgePass(one, checker)).toEqual([]);
    }, 300_000);
  }

  for (const one of withGiven(file, file.fail)) {
    it(`refuses with ${one.code}: ${one.name}`, () => {
      expect(judgeFail(one, checker)).toEqual([]);
    });
  }
});
