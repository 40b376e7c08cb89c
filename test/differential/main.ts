/**
 * Core and verifier on files gone wrong by chance.
 *   npm run differential -- [--count 10000] [--from 0]       compare so many cases
 *   npm run differential -- --seed N --case K [--save FILE]  one case again, and its bytes
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { casesOf } from './cases.ts';
import { compare, type Difference } from './compare.ts';
import { answers } from './outcome.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    from: { type: 'string', default: '0' },
    seed: { type: 'string' },
    case: { type: 'string', default: '0' },
    save: { type: 'string' },
  },
});

if (values.seed === undefined) many(Number(values.count), Number(values.from));
else one(Number(values.seed), Number(values.case), values.save);

function many(count: number, from: number): void {
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

function one(seed: number, index: number, file: string | undefined): void {
  const found = casesOf(seed)[index];
  if (found === undefined) throw new Error(`seed ${seed} has no case ${index}`);
  if (file !== undefined) writeFileSync(file, found.subject.bytes);
  console.log(`${found.subject.format}: ${found.subject.name}, ${found.how}`);
  console.log(answers(found.subject));
}
