import { writeFileSync } from 'node:fs';
import { countOf, optionsOf, refused } from '../../tools/command-line.ts';
import { casesOf } from './cases.ts';
import { compare, type Difference } from './compare.ts';
import { answers } from './outcome.ts';

const usage = `Core and verifier on files gone wrong by chance.

npm run differential -- [--count 10000] [--from 0]       compares so many cases, from that seed on
npm run differential -- --seed N --case K [--save FILE]  one case again, and its bytes`;

const values = optionsOf(usage, {
  count: { type: 'string', default: '10000' },
  from: { type: 'string', default: '0' },
  seed: { type: 'string' },
  case: { type: 'string', default: '0' },
  save: { type: 'string' },
});
const count = countOf(usage, 'count', values.count);
const from = countOf(usage, 'from', values.from, 0);
const index = countOf(usage, 'case', values.case, 0);

if (values.seed === undefined) many();
else one(countOf(usage, 'seed', values.seed, 0), values.save);

function many(): void {
  const { cases, differences, codes } = compare(count, from, (done) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${bar(done / count)} ${done} of ${count}`);
  });
  if (process.stderr.isTTY) process.stderr.write('\n');
  for (const difference of differences.slice(0, 20)) console.log(told(difference));
  const answered = [...codes].sort(([, a], [, b]) => b - a);
  console.log(answered.map(([code, times]) => `${code} ${times}`).join(', '));
  console.log(`${cases} cases, ${differences.length} differences`);
  process.exitCode = differences.length === 0 ? 0 : 1;
}

function bar(share: number): string {
  const full = Math.min(30, Math.floor(share * 30));
  return `[${'#'.repeat(full)}${'.'.repeat(30 - full)}]`;
}

function told({ seed, index, name, how, core, verifier }: Difference): string {
  const lines = [
    `seed ${seed} case ${index}: ${name}, ${how}`,
    `  core:     ${core.code} ${core.about} ${core.shows}`,
    `  verifier: ${verifier.code} ${verifier.about} ${verifier.shows}`,
    `  again:    npm run differential -- --seed ${seed} --case ${index} --save FILE`,
  ];
  return lines.join('\n');
}

function one(seed: number, file: string | undefined): void {
  const found = casesOf(seed)[index];
  if (found === undefined) return refused(usage, `seed ${seed} has no case ${index}`);
  if (file !== undefined) writeFileSync(file, found.subject.bytes);
  console.log(`${found.subject.format}: ${found.subject.name}, ${found.how}`);
  console.log(answers(found.subject));
}
