import type { Bug } from './bug.ts';
import type { LayerName } from './layers.ts';
import { isStale, type Outcome } from './results.ts';

const layerWords: Readonly<Record<LayerName, string>> = {
  unit: 'tests beside the code',
  vectors: 'vectors',
  scenarios: 'scenarios of the simulator',
  liars: 'ways to lie, of the simulator',
  seeds: 'seeds of the simulator',
  station: 'tests of the station',
  product: 'tests of the product',
};

/** docs/sensitivity.md: every seeded bug, what noticed it first, and what the simulator says. */
export function page(bugs: readonly Bug[], known: ReadonlyMap<string, Outcome>): string {
  // What was said of another text of a bug says nothing of this one.
  const asked = bugs.filter((bug) => !isStale(bug, known));
  const outcomes = new Map(asked.map(({ name }) => [name, known.get(name) as Outcome]));
  const found = asked.filter(({ name }) => outcomes.get(name)?.found);
  const alone = asked.filter(({ name }) => (outcomes.get(name)?.seeds?.asked ?? 0) > 0);
  const bySeeds = alone.filter(({ name }) => outcomes.get(name)?.seeds?.failed != null);
  return [
    '# Does the proof see?',
    '',
    'A proof that notices nothing passes too. So bugs are put into core, envelope and station on',
    'purpose, one at a time, each a small mistake of the kind people make, and this is what',
    'noticed them. `npm run sim:sensitivity` makes this page; `-- --only NAME` asks about one bug',
    'again. The bugs are in `tools/sensitivity/bugs/`. Type checks are left out: a mistake in a',
    'type is not what these are about.',
    '',
    `**${found.length} of ${asked.length} found**${rest(bugs.length - asked.length)}.`,
    '',
    ...layerTable(found, outcomes),
    '',
    'The layers are asked in this order, and the first that fails is named. *Seeds alone*: of the',
    'bugs in core and envelope, the first random seed of the simulator that fails, with no other',
    alone.length === 0
      ? 'test asked: not asked yet.'
      : `test asked: ${bySeeds.length} of ${alone.length}.`,
    '',
    '| bug | mistake | noticed by | seeds alone |',
    '| --- | --- | --- | --- |',
    ...bugs.map((bug) => row(bug, outcomes.get(bug.name))),
    '',
  ].join('\n');
}

function rest(unasked: number): string {
  return unasked === 0 ? '' : `; ${unasked} more are not asked yet`;
}

function layerTable(found: readonly Bug[], outcomes: ReadonlyMap<string, Outcome>): string[] {
  const rows = Object.entries(layerWords).map(([layer, words]) => {
    const here = found.filter(({ name }) => outcomes.get(name)?.found?.layer === layer);
    return `| ${words} | ${here.length} |`;
  });
  return ['| first noticed by | bugs |', '| --- | --- |', ...rows];
}

function row(bug: Bug, outcome: Outcome | undefined): string {
  const { name, file, mistake } = bug;
  const place = `\`${name}\`<br>\`${file}\``;
  return `| ${place} | ${cell(mistake)} | ${noticed(outcome)} | ${seedsOf(outcome)} |`;
}

function noticed(outcome: Outcome | undefined): string {
  if (!outcome) return 'not asked yet';
  if (!outcome.found) return '**nothing**';
  const { layer, by } = outcome.found;
  return `${layerWords[layer]}: ${cell(by)}`;
}

function seedsOf(outcome: Outcome | undefined): string {
  if (!outcome?.seeds || outcome.seeds.asked === 0) return '–';
  const { failed, asked, by } = outcome.seeds;
  if (failed === null) return `none of ${asked}`;
  return `seed ${failed}${by === '' ? '' : ` (${cell(by)})`}`;
}

/** Text that cannot end its cell. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ').slice(0, 160);
}
