import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { optionsOf } from '../command-line.ts';
import { branchesOf, type FileBranches, type IstanbulFile } from './branches.ts';
import { reasonFor } from './reasons.ts';

const root = join(import.meta.dirname, '..', '..');
const report = join(root, 'node_modules', '.cache', 'parley-coverage');
const shareMin = 95;

const usage = `Branches of core and envelope that the tests take, and those that none takes.

npm run coverage                 runs the tests and reads what they took
npm run coverage -- --report     reads what the last run took
npm run coverage -- --list PATH  each branch of a file that was not taken, with its line
Fails below ${shareMin} % in either package.`;

function run(): boolean {
  const options = [
    '--config=tools/coverage/vitest.config.ts',
    '--coverage.enabled',
    '--coverage.provider=v8',
    '--coverage.reportOnFailure',
    '--coverage.include=core/src/**',
    '--coverage.include=envelope/src/**',
    '--coverage.exclude=**/*.test.ts',
    '--coverage.exclude=**/*.testkit.ts',
    '--coverage.reporter=json',
    `--coverage.reportsDirectory=${report}`,
  ];
  const stdio = ['ignore', 2, 2] as const;
  return spawnSync('vitest', ['run', ...options], { cwd: root, stdio: [...stdio] }).status === 0;
}

function read(): FileBranches[] {
  const text = readFileSync(join(report, 'coverage-final.json'), 'utf8');
  const files = Object.values(JSON.parse(text) as Record<string, IstanbulFile>);
  return files.map((file) => branchesOf(relative(root, file.path), file));
}

function main(): boolean {
  const values = optionsOf(usage, {
    report: { type: 'boolean', default: false },
    list: { type: 'string' },
  });
  const ran = values.report || values.list !== undefined || run();
  const all = read();
  if (values.list !== undefined) {
    const wanted = values.list;
    for (const { file, left } of all.filter((one) => one.file.includes(wanted))) {
      for (const { line, type } of left) console.log(`${file}:${line} ${type}`);
    }
    return true;
  }
  return tell(all) && ran;
}

function tell(all: readonly FileBranches[]): boolean {
  let ok = true;
  for (const name of ['core', 'envelope']) {
    const files = all.filter(({ file }) => file.startsWith(`${name}/`));
    const total = files.reduce((sum, one) => sum + one.total, 0);
    const left = files.reduce((sum, one) => sum + one.left.length, 0);
    const share = (100 * (total - left)) / total;
    ok &&= share >= shareMin;
    console.log(`${name.padEnd(10)} ${share.toFixed(1)} %  ${total - left} of ${total} branches`);
  }
  console.log('\nNot taken:');
  const rest = all.filter(({ left }) => left.length > 0);
  for (const one of rest.sort((a, b) => b.left.length - a.left.length)) {
    console.log(`  ${one.file} (${one.left.length})`);
    for (const [reason, lines] of byReason(one)) {
      console.log(`      ${lines.length > 1 ? 'lines' : 'line'} ${lines.join(', ')}: ${reason}`);
    }
  }
  return ok;
}

/** Lines with a branch that is not taken, under what each of them says of it. */
function byReason({ file, left }: FileBranches): Map<string, number[]> {
  const source = readFileSync(join(root, file), 'utf8').split('\n');
  const found = new Map<string, number[]>();
  for (const line of new Set(left.map((branch) => branch.line))) {
    const reason = reasonFor(file, (source[line - 1] ?? '').trim());
    found.set(reason, [...(found.get(reason) ?? []), line]);
  }
  return found;
}

process.exitCode = main() ? 0 : 1;
