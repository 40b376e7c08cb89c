import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { countOf, optionsOf } from '../command-line.ts';
import type { Bug } from './bug.ts';
import { allBugs } from './bugs.ts';
import {
  askSeeds,
  askTests,
  type Found,
  hangs,
  layerNames,
  layersFor,
  passes,
  type Seeds,
} from './layers.ts';
import { page } from './page.ts';
import { isStale, type Outcome, readOutcomes, writeOutcomes } from './results.ts';
import { Scratch } from './scratch.ts';

const root = join(import.meta.dirname, '..', '..');

const usage = `Puts in one seeded bug after another, says which layer of the proof notices it,
and writes docs/sensitivity.md.

npm run sim:sensitivity -- [--stale | --alone] [--only NAME,NAME] [--seeds N] [--layers NAME,NAME]
  --stale    only bugs that were never asked about, or have changed since
  --alone    only random seeds, of bugs that not so many of them were given yet
  --only     names of bugs, or beginnings of names
  --seeds    random seeds that the simulator is given at most, alone (200); 0: it is not asked so
  --layers   only these layers: ${layerNames.join(', ')}; what they do not notice is not recorded
  --workers  so many bugs at a time (1)
  --page     asks nothing, and writes the page from what is known`;

const values = optionsOf(usage, {
  only: { type: 'string' },
  stale: { type: 'boolean', default: false },
  alone: { type: 'boolean', default: false },
  seeds: { type: 'string', default: '200' },
  layers: { type: 'string' },
  workers: { type: 'string', default: '1' },
  page: { type: 'boolean', default: false },
});

const chosen = values.layers?.split(',');
const seedsMost = countOf(usage, 'seeds', values.seeds, 0);
const workersCount = countOf(usage, 'workers', values.workers);

/** Puts in one bug and asks layer after layer until one notices. */
async function ask(scratch: Scratch, bug: Bug, most: number): Promise<Outcome> {
  scratch.put(bug);
  try {
    const layers = layersFor(bug).filter(({ name }) => chosen?.includes(name) ?? true);
    let found: Found | undefined;
    let seeds: Seeds | null = null;
    for (const layer of layers) {
      if (found) break;
      if (layer.name !== 'seeds') {
        const asked = () => askTests(scratch.folder, layer);
        found = await asked();
        if (found?.by === hangs) await refuseBusy(scratch, asked);
      } else {
        seeds = await soundSeeds(scratch, most);
        if (seeds.failed !== null) found = { layer: 'seeds', by: `seed ${seeds.failed}` };
      }
    }
    await refuseUnsound(scratch, found?.file);
    const simulated = layers.some(({ name }) => name === 'seeds');
    if (simulated && most > 0) seeds ??= await soundSeeds(scratch, most);
    const noticed = found ? { layer: found.layer, by: found.by } : null;
    return { name: bug.name, digest: bug.digest, found: noticed, seeds };
  } finally {
    scratch.take();
  }
}

/** Puts in one bug and gives the simulator alone the seeds that it has not had. */
async function askAlone(scratch: Scratch, bug: Bug, most: number): Promise<Outcome> {
  const known = outcomes.get(bug.name) as Outcome;
  scratch.put(bug);
  try {
    const seeds = await soundSeeds(scratch, most, known.seeds?.asked);
    return { ...known, seeds };
  } finally {
    scratch.take();
  }
}

/** What is known of the bug as it is, but not of so many seeds. */
function lacksSeeds(bug: Bug): boolean {
  const seeds = outcomes.get(bug.name)?.seeds;
  const isSimulated = layersFor(bug).some(({ name }) => name === 'seeds');
  const enough = seeds != null && (seeds.failed !== null || seeds.asked >= seedsMost);
  return isSimulated && !isStale(bug, outcomes) && !enough;
}

/** What random seeds say; those that do not end must end without the bug. */
async function soundSeeds(scratch: Scratch, most: number, known = 0): Promise<Seeds> {
  const seeds = await askSeeds(scratch.folder, most, known);
  const { asked, failed, by } = seeds;
  if (by === hangs && failed !== null) {
    await refuseBusy(scratch, () => askSeeds(scratch.folder, asked, failed - 1));
  }
  return seeds;
}

/** What does not end without the bug either says that the machine is too busy. */
async function refuseBusy(
  scratch: Scratch,
  ask: () => Promise<{ readonly by: string } | undefined>,
): Promise<void> {
  scratch.rest();
  const again = await ask();
  scratch.rest();
  if (again?.by === hangs) throw new Error('the machine is too busy to tell what hangs');
}

const sound = new Set<string>();

/** A test that fails without the bug too has noticed nothing. */
async function refuseUnsound(scratch: Scratch, file: string | undefined): Promise<void> {
  const path = file?.slice(scratch.folder.length);
  if (!file || !path || sound.has(path)) return;
  scratch.rest();
  const holds = await passes(scratch.folder, file);
  scratch.rest();
  if (!holds) throw new Error(`${path} fails without any bug`);
  sound.add(path);
}

function wanted(bugs: readonly Bug[], outcomes: ReadonlyMap<string, Outcome>): Bug[] {
  const only = values.only?.split(',');
  const named = bugs.filter(({ name }) => !only || only.some((part) => name.startsWith(part)));
  if (values.alone) return named.filter(lacksSeeds);
  return values.stale ? named.filter((bug) => isStale(bug, outcomes)) : named;
}

async function work(queue: Bug[], done: (outcome: Outcome) => void): Promise<void> {
  const scratch = new Scratch(root);
  try {
    for (let bug = queue.shift(); bug; bug = queue.shift()) {
      done(await (values.alone ? askAlone : ask)(scratch, bug, seedsMost));
    }
  } finally {
    scratch.remove();
  }
}

const bugs = allBugs();
const outcomes = readOutcomes();
const queue = values.page ? [] : wanted(bugs, outcomes);
const all = queue.length;
let count = 0;
const workers = Array.from({ length: workersCount }, () =>
  work(queue, (outcome) => {
    const { found, seeds } = outcome;
    if (found || !chosen) outcomes.set(outcome.name, outcome);
    writeOutcomes(bugs, outcomes);
    const noticed = found ? `${found.layer}: ${found.by}` : 'NOTHING NOTICED IT';
    const alone = seeds ? `, seeds alone: ${seeds.failed ?? `none of ${seeds.asked}`}` : '';
    process.stdout.write(`${++count}/${all} ${outcome.name}  ${noticed}${alone}\n`);
  }),
);
await Promise.all(workers);
writeFileSync(join(root, 'docs', 'sensitivity.md'), page(bugs, outcomes));
const missed = bugs.filter(({ name }) => outcomes.get(name)?.found === null);
process.stdout.write(`${missed.length} noticed by nothing\n`);
process.exitCode = missed.length === 0 ? 0 : 1;
