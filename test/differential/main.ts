import { writeFileSync } from 'node:fs';
import { countOf, optionsOf, refused } from '../../tools/command-line.ts';
import { casesOf } from './cases.ts';
import { compare } from './compare.ts';
import { answers } from './outcome.ts';
import { Progress } from './progress.ts';

const usage = `Core and verifier on files gone wrong by chance.

npm run differential -- [--count 10000] [--from 0]       compares so many cases, from that seed on
npm run differential -- --seed N --case K [--save FILE]  one case again, and its bytes

  --workers  threads that compare (2)
  --anew     checks every signature each time it is met, at three times the cost; the answers, and
             so their hash, are the same`;

const values = optionsOf(usage, {
  count: { type: 'string', default: '10000' },
  from: { type: 'string', default: '0' },
  workers: { type: 'string', default: '2' },
  anew: { type: 'boolean', default: false },
  seed: { type: 'string' },
  case: { type: 'string', default: '0' },
  save: { type: 'string' },
});
const count = countOf(usage, 'count', values.count);
const from = countOf(usage, 'from', values.from, 0);
const workers = countOf(usage, 'workers', values.workers);
const index = countOf(usage, 'case', values.case, 0);

if (values.seed === undefined) await many();
else one(countOf(usage, 'seed', values.seed, 0), values.save);

async function many(): Promise<void> {
  const told = new Progress(count);
  const asked = { count, from, workers, remembers: !values.anew };
  const { cases, differences, codes, hash } = await compare(asked, (seed) => told.add(seed));
  told.end();
  const answered = [...codes].sort(([, a], [, b]) => b - a);
  console.log(answered.map(([code, times]) => `${code} ${times}`).join(', '));
  console.log(`${cases} cases, ${differences.length} differences, answers ${hash}`);
  process.exitCode = differences.length === 0 ? 0 : 1;
}

function one(seed: number, file: string | undefined): void {
  const found = casesOf(seed)[index];
  if (found === undefined) return refused(usage, `seed ${seed} has no case ${index}`);
  if (file !== undefined) writeFileSync(file, found.subject.bytes);
  console.log(`${found.subject.format}: ${found.subject.name}, ${found.how}`);
  console.log(answers(found.subject));
}
