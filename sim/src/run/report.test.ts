import { expect, it } from 'vitest';
import { everyFault } from '../faults/all.ts';
import { all } from '../strategies/all.ts';
import { Summary } from './report.ts';
import type { Outcome } from './seed.ts';

function outcome(seed: number, without: string | null): Outcome {
  const hits = everyFault.filter(({ name }) => name !== without);
  const lies = all.filter(({ name }) => name !== without);
  const none = { hash: '', events: 1, elapsed: 1, failure: null };
  return {
    seed,
    ...none,
    hits: hits.map(({ name }) => [name, 1]),
    lies: lies.map(({ name }) => [name, 1]),
  };
}

function unmet(seeds: number, without: string | null): string[] {
  const summary = new Summary();
  for (let seed = 0; seed < seeds; seed++) summary.add(outcome(seed, without));
  return summary.unmet();
}

it('2,000 seeds that never met a fault, or a way to lie, are told so', () => {
  expect(unmet(2000, null)).toEqual([]);
  expect(unmet(2000, 'guard-lost')).toEqual(['guard-lost']);
  expect(unmet(2000, 'shown-fork')).toEqual(['shown-fork, in 0 seeds of at least 20']);
  expect(unmet(1999, 'shown-fork')).toEqual([]);
});

it('a fault and a way to lie of one name are counted apart', () => {
  expect(unmet(2000, 'one-way')).toEqual(['one-way', 'one-way, in 0 seeds of at least 20']);
});
