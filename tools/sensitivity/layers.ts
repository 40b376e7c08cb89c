import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Bug } from './bug.ts';
import { run } from './run.ts';

/** The layers of the proof, in the order in which they are asked: the cheapest first. */
export const layerNames = [
  'unit',
  'vectors',
  'scenarios',
  'liars',
  'seeds',
  'station',
  'product',
] as const;
export type LayerName = (typeof layerNames)[number];

/** What noticed a bug: the claim that failed, and its file; or the seed. */
export type Found = { readonly layer: LayerName; readonly by: string; readonly file?: string };

/** A layer of vitest: folders or files whose tests it is. */
type Layer = { readonly name: LayerName; readonly paths: readonly string[] };

/** Seconds after which a run counts as hung: many times what it takes on an idle machine. */
const layerSeconds = 400;
/** What noticed a bug under which a run does not end. */
export const hangs = 'hangs';

/** From outside, but for what starts on a machine without anything. */
const product = ['test/stations', 'test/command-line', 'test/messages', 'test/operate'];

/** The test layers that can notice a bug in that file; `seeds` has its own command. */
export function layersFor({ file }: Bug): Layer[] {
  const folder = file.slice(0, file.lastIndexOf('/'));
  if (file.startsWith('station/')) {
    return [
      { name: 'unit', paths: [folder] },
      { name: 'station', paths: ['station/src'] },
      { name: 'product', paths: product },
    ];
  }
  const simulated: Layer[] = [
    { name: 'scenarios', paths: ['sim/src/situations', 'sim/src/scenarios'] },
    { name: 'liars', paths: ['sim/src/strategies'] },
    { name: 'seeds', paths: [] },
    { name: 'station', paths: ['station/src', 'envelope/src'] },
    { name: 'product', paths: product },
  ];
  // What decides is tried by the simulator above all: no vector reaches it.
  if (/^core\/src\/(replication|station)\//.test(file)) {
    return [{ name: 'unit', paths: [folder] }, ...simulated];
  }
  return [
    { name: 'unit', paths: [file.startsWith('core/') ? 'core/src' : 'envelope/src'] },
    { name: 'vectors', paths: ['test/vectors.test.ts'] },
    ...simulated,
  ];
}

/** The first test of these that fails, or undefined; none there is none that fails. */
export async function askTests(folder: string, { name, paths }: Layer): Promise<Found | undefined> {
  const report = join(folder, 'report.json');
  rmSync(report, { force: true });
  const flags = ['--bail=1', '--passWithNoTests', '--reporter=json', `--outputFile=${report}`];
  // What is pure shares its modules between files: twice as fast.
  if (/^(core|sim)\//.test(paths[0] ?? '')) flags.push('--no-isolate');
  const ran = await run(folder, ['vitest', 'run', ...flags, ...paths], layerSeconds);
  if (ran.code === 0) return undefined;
  if (ran.hung) return { layer: name, by: hangs };
  const failure = existsSync(report) ? firstFailure(report) : undefined;
  // A tree that does not start notices everything.
  if (!failure) throw new Error(`the tests of ${name} do not run:\n${ran.output.slice(-2000)}`);
  const found = { layer: name, by: failure.claim, file: failure.file };
  if (name !== 'station' && name !== 'product') return found;
  // Real processes on a busy machine: once may be chance.
  return (await passes(folder, failure.file)) ? undefined : found;
}

/** Whether the tests of one file pass as the tree is now. */
export async function passes(folder: string, file: string): Promise<boolean> {
  return (await run(folder, ['vitest', 'run', file], layerSeconds)).code === 0;
}

type Report = {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
};

function firstFailure(report: string): { claim: string; file: string } | undefined {
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  for (const { name, assertionResults } of testResults) {
    const failed = assertionResults.find(({ status }) => status === 'failed');
    if (failed) return { claim: failed.fullName, file: name };
  }
  return undefined;
}

/** What the simulator alone says: the first failing seed, and of how many. */
export type Seeds = { readonly asked: number; readonly failed: number | null; readonly by: string };

/**
 * Runs the seeds behind `asked` up to `most`, few first, and stops at the first that fails: most
 * bugs show early.
 */
export async function askSeeds(folder: string, most: number, asked = 0): Promise<Seeds> {
  let from = asked + 1;
  if (most === 0) return { asked: 0, failed: null, by: '' };
  for (const upTo of [10, 50, 200, 1000].filter((n) => n >= from && n < most).concat(most)) {
    const seeds = ['--seeds', `${from}..${upTo}`, '--first'];
    const ran = await run(folder, ['node', 'sim/src/main.ts', ...seeds], layerSeconds);
    if (ran.hung) return { asked: upTo, failed: from, by: hangs };
    if (ran.code !== 0) return failedSeed(ran.output, upTo);
    from = upTo + 1;
  }
  return { asked: most, failed: null, by: '' };
}

/** `seed 17: I1: 0 holds 3 of …`; a simulator that ends otherwise has noticed nothing. */
function failedSeed(output: string, asked: number): Seeds {
  const found = /^seed (\d+): (\w+):/m.exec(output);
  if (!found) throw new Error(`the simulator does not run:\n${output.slice(-2000)}`);
  return { asked, failed: Number(found[1]), by: found[2] as string };
}
