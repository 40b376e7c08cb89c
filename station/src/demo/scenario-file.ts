import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Scenario } from '@parley/text/scenario.ts';

/** The scenarios that ship with the repository (scenarios/README.md). */
export const scenarioNames = ['quiet-channel', 'six-days-1967'] as const;
export type ScenarioName = (typeof scenarioNames)[number];

const folder = join(import.meta.dirname, '..', '..', '..', 'scenarios');

/** Reads a scenario; they are ours, and their tests hold their shape. */
export async function readScenario(name: ScenarioName): Promise<Scenario> {
  return JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')) as Scenario;
}
