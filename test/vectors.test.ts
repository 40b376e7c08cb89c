import { describe, expect, it } from 'vitest';
import { withGiven } from '../tools/vectors/case.ts';
import { checkers } from '../tools/vectors/checkers.ts';
import { judgeFail, judgePass } from '../tools/vectors/judge.ts';
import { publishedVectors } from '../tools/vectors/published.ts';

const files = publishedVectors();

it('finds the vectors', () => {
  expect(files.length).toBeGreaterThan(0);
});

describe.each(files)('vectors/%s', (path, file) => {
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
