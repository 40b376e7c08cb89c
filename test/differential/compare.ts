/** Compares the two implementations on the cases of some seeds. */
import { casesOf, casesPerSeed } from './cases.ts';
import { agree, answers, type Outcome } from './outcome.ts';

export type Difference = {
  readonly seed: number;
  readonly index: number;
  readonly name: string;
  readonly how: string;
  readonly core: Outcome;
  readonly verifier: Outcome;
};

export type Compared = {
  readonly cases: number;
  readonly differences: readonly Difference[];
  /** How often each code was the answer of both. */
  readonly codes: ReadonlyMap<string, number>;
};

/** At least so many cases, from that seed on. `progress` is told how many have been compared. */
export function compare(
  count: number,
  firstSeed: number,
  progress: (cases: number) => void = () => {},
): Compared {
  const differences: Difference[] = [];
  const codes = new Map<string, number>();
  let cases = 0;
  for (let seed = firstSeed; cases < count; seed++) {
    for (const [index, { subject, how }] of casesOf(seed).entries()) {
      const both = answers(subject);
      codes.set(both.core.code, (codes.get(both.core.code) ?? 0) + 1);
      const { name, format } = subject;
      if (!agree(both)) differences.push({ seed, index, name: `${format}: ${name}`, how, ...both });
    }
    cases += casesPerSeed;
    progress(cases);
  }
  return { cases, differences, codes };
}
