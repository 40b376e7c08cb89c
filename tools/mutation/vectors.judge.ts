import { describe, expect, it } from 'vitest';
import { withGiven } from '../vectors/case.ts';
import { checkers } from '../vectors/checkers.ts';
import { judgeFail, judgePass } from '../vectors/judge.ts';
import { publishedVectors } from '../vectors/published.ts';

/*
 * The vectors as a judge of mutants: whole, and cut at a few lengths. That a cut at any byte is
 * refused takes test/vectors.test.ts seconds, and would take them for every mutant.
 */
const few = (whole: number): number[] =>
  [0, 1, Math.floor(whole / 2), whole - 1].filter((cut) => cut >= 0 && cut < whole);

describe.each(publishedVectors())('vectors/%s', (_path, file) => {
  const checker = checkers.get(file.format);
  if (checker === undefined) throw new Error(`no checker for the format ${file.format}`);

  it.each(withGiven(file, file.pass))('takes $name', (one) => {
    expect(judgePass(one, checker, few)).toEqual([]);
  });

  it.each(withGiven(file, file.fail))('refuses $name', (one) => {
    expect(judgeFail(one, checker)).toEqual([]);
  });
});
