import { allBugs } from '../sensitivity/bugs.ts';
import { isStale, readOutcomes } from '../sensitivity/results.ts';

/* How many of the seeded bugs the last `npm run sim:sensitivity` found, and which layer did. */

const bugs = allBugs();
const outcomes = readOutcomes();
const byLayer = new Map<string, number>();
let found = 0;
for (const bug of bugs) {
  const layer = outcomes.get(bug.name)?.found?.layer;
  // What was found of another text of a bug says nothing of this one.
  if (layer === undefined || isStale(bug, outcomes)) continue;
  found++;
  byLayer.set(layer, (byLayer.get(layer) ?? 0) + 1);
}
console.log(`${found} of ${bugs.length} seeded bugs are found`);
for (const [layer, count] of byLayer) console.log(`  ${layer.padEnd(24)} ${count}`);
const stale = bugs.filter((bug) => isStale(bug, outcomes)).length;
if (stale > 0) console.log(`not asked about since they changed: ${stale} bugs`);
