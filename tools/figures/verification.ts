/**
 * Both verifiers on a transcript of so many entries, each in a process of its own.
 *   node tools/figures/verification.ts ENTRIES RUNS
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const quiet = '--disable-warning=ExperimentalWarning';
const second = join(root, 'verifier', 'src', 'main.ts');

const [entries = '1000000', runs = '3'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'parley-figures-'));
const file = join(folder, 'corpus.transcript');

/** Seconds of each run; a verifier that does not take the file ends everything. */
function timed(command: readonly string[]): number[] {
  return Array.from({ length: Number(runs) }, () => {
    const started = performance.now();
    execFileSync(process.execPath, [quiet, ...command], { stdio: ['ignore', 'ignore', 'inherit'] });
    return (performance.now() - started) / 1000;
  });
}

function told(name: string, seconds: readonly number[]): void {
  const sorted = [...seconds].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] as number;
  const all = seconds.map((one) => one.toFixed(2)).join(', ');
  console.log(`${name.padEnd(16)} ${median.toFixed(2).padStart(7)} s   (${all})`);
}

try {
  execFileSync(process.execPath, [quiet, join(root, 'bench/verify-corpus.ts'), file, entries]);
  const MB = (statSync(file).size / 1e6).toFixed(0);
  console.log(`${Number(entries).toLocaleString('en')} entries, ${MB} MB`);
  told('parley verify', timed([join(root, 'station/src/main.ts'), 'verify', file, '--json']));
  told('parley-verify', timed([second, file]));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
