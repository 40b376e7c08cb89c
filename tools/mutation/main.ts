import { join } from 'node:path';
import { countOf, optionsOf } from '../command-line.ts';
import {
  digestOf,
  type FileResult,
  folders,
  keepResults,
  mutatedFiles,
  readResults,
} from './results.ts';
import { inPlace, mutate } from './stryker.ts';

const root = join(import.meta.dirname, '..', '..');
const chunkFiles = 12;
const scoreMin = 85;

const usage = `Changes the code in one place at a time and asks the tests whether they notice.

npm run mutation                          files that have changed since they were asked about
npm run mutation -- --only codec/note     files whose path holds this, or one of several: a,b
npm run mutation -- --minutes 30          begins nothing more after that time
npm run mutation -- --tests FILE          a configuration of vitest, with the tests to ask
npm run mutation -- --report              what is known, without running anything
npm run mutation -- --survivors PATH      the mutants of these files that no test noticed
The tests of the folder and the vectors are asked, in one process; with --tests by-name those alone
that have the name of the file: on a busy machine that still takes minutes, and finds less.
With tools/mutation/vitest.config.ts the simulator's situations and the fuzzer's corpus are asked
too; that takes hours, and only finds more. A few files are asked about at a time; what each came
to is kept in tools/mutation/results.json.`;

function main(): boolean {
  const values = optionsOf(usage, {
    only: { type: 'string' },
    minutes: { type: 'string' },
    tests: { type: 'string', default: inPlace },
    report: { type: 'boolean', default: false },
    survivors: { type: 'string' },
  });
  const results = readResults();
  if (values.survivors !== undefined) return listSurvivors(results, values.survivors);
  const known = (file: string) => results.get(file)?.digest === digestOf(root, file);
  const all = mutatedFiles(root);
  const { only, minutes } = values;
  const parts = only?.split(',');
  const asked = all.filter((file) => {
    return parts === undefined ? !known(file) : parts.some((part) => file.includes(part));
  });
  const end =
    minutes === undefined
      ? Number.POSITIVE_INFINITY
      : Date.now() + 60_000 * countOf(usage, 'minutes', minutes);
  const chunks = values.report ? [] : chunked(asked);
  for (const chunk of chunks) {
    if (Date.now() > end) break;
    keepResults(results, mutate(root, chunk, values.tests));
  }
  return report(all, results);
}

/** Each mutant that nothing noticed, where it stands. */
function listSurvivors(results: ReadonlyMap<string, FileResult>, path: string): boolean {
  for (const { file, left } of results.values()) {
    if (!file.includes(path)) continue;
    for (const { line, mutant } of left) console.log(`${file}:${line} ${mutant}`);
  }
  return true;
}

function chunked(files: readonly string[]): string[][] {
  const count = Math.ceil(files.length / chunkFiles);
  return Array.from({ length: count }, (_, i) => {
    return files.slice(i * chunkFiles, (i + 1) * chunkFiles);
  });
}

/** The score by folder and in all; true when what is known reaches what is to be reached. */
function report(all: readonly string[], results: ReadonlyMap<string, FileResult>): boolean {
  const rows = folders.map((folder) => {
    const files = all.filter((file) => file.startsWith(`${folder}/`));
    return { name: folder, ...total(files.flatMap((file) => results.get(file) ?? [])) };
  });
  const whole = { name: 'all', ...total(all.flatMap((file) => results.get(file) ?? [])) };
  for (const { name, killed, mutants, files } of [...rows, whole]) {
    const score = mutants === 0 ? '-' : `${((100 * killed) / mutants).toFixed(1)} %`;
    const counts = `${killed} of ${mutants} mutants in ${files} files`;
    console.log(`${name.padEnd(24)} ${score.padStart(7)}  ${counts}`);
  }
  const never = all.filter((file) => !results.has(file));
  const stale = all.filter((file) => {
    return results.has(file) && results.get(file)?.digest !== digestOf(root, file);
  });
  tell('not asked about since they changed', stale);
  tell('never asked about', never);
  tell(
    `below ${scoreMin} %`,
    all.filter((file) => isLow(results.get(file))),
  );
  return whole.mutants > 0 && (100 * whole.killed) / whole.mutants >= scoreMin;
}

/** A list of files under its title; nothing where there is none. */
function tell(title: string, files: readonly string[]): void {
  if (files.length > 0) console.log([`${title}:`, ...files].join('\n  '));
}

function isLow(result: FileResult | undefined): boolean {
  if (result === undefined || result.killed + result.survived === 0) return false;
  return (100 * result.killed) / (result.killed + result.survived) < scoreMin;
}

function total(found: readonly FileResult[]) {
  const killed = found.reduce((sum, one) => sum + one.killed, 0);
  const survived = found.reduce((sum, one) => sum + one.survived, 0);
  return { killed, mutants: killed + survived, files: found.length };
}

process.exitCode = main() ? 0 : 1;
