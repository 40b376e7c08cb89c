/** Compares the two implementations on the cases of one seed. */
import { createHash } from 'node:crypto';
import { casesOf } from './cases.ts';
import { agree, answers, type Outcome } from './outcome.ts';

export type Difference = {
  readonly seed: number;
  readonly index: number;
  readonly name: string;
  readonly how: string;
  readonly core: Outcome;
  readonly verifier: Outcome;
};

export type ComparedSeed = {
  readonly seed: number;
  readonly cases: number;
  readonly differences: readonly Difference[];
  /** The core's code of each case. */
  readonly codes: readonly string[];
  /** SHA-256 of all answers of both. */
  readonly hash: string;
};

export function comparedSeed(seed: number): ComparedSeed {
  const differences: Difference[] = [];
  const codes: string[] = [];
  const hash = createHash('sha256');
  const cases = casesOf(seed);
  for (const [index, { subject, how }] of cases.entries()) {
    const both = answers(subject);
    hash.update(JSON.stringify(both));
    codes.push(both.core.code);
    const name = `${subject.format}: ${subject.name}`;
    if (!agree(both)) differences.push({ seed, index, name, how, ...both });
  }
  return { seed, cases: cases.length, differences, codes, hash: hash.digest('hex') };
}
