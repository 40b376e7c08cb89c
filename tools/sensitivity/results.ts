import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bug } from './bug.ts';
import type { Found, Seeds } from './layers.ts';

/** What was found of one bug, as it is kept between runs of the command. */
export type Outcome = {
  readonly name: string;
  /** The bug's digest then: another one makes the outcome stale. */
  readonly digest: string;
  /** The first layer that noticed it; null: none did. */
  readonly found: Found | null;
  /** What the simulator says by itself; null where it does not run that code. */
  readonly seeds: Seeds | null;
};

const file = join(import.meta.dirname, 'results.json');

export function readOutcomes(): Map<string, Outcome> {
  if (!existsSync(file)) return new Map();
  const all = JSON.parse(readFileSync(file, 'utf8')) as Outcome[];
  return new Map(all.map((outcome) => [outcome.name, outcome]));
}

/** In the order of the lists; of a bug that is gone nothing is kept. */
export function writeOutcomes(bugs: readonly Bug[], outcomes: ReadonlyMap<string, Outcome>): void {
  const kept = bugs.flatMap(({ name }) => outcomes.get(name) ?? []);
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`);
}

/** Never asked, or about another text. */
export function isStale(bug: Bug, outcomes: ReadonlyMap<string, Outcome>): boolean {
  return outcomes.get(bug.name)?.digest !== bug.digest;
}
