import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { printed } from './case.ts';
import { checkers } from './checkers.ts';
import { files } from './formats.ts';
import { judge } from './judge.ts';

const folder = join(import.meta.dirname, '..', '..', 'vectors');

/**
 * Writes the vector files that do not exist yet. A file that exists is frozen and is left alone,
 * unless its format is named with `--new-format`: that says that the format itself is new, and that
 * nobody has relied on the old bytes. What its own checker does not hold is never written.
 */
function main(newFormat: string | undefined): boolean {
  let sound = true;
  for (const [path, make] of files) {
    const target = join(folder, path);
    const format = path.slice(0, path.indexOf('/'));
    if (existsSync(target) && format !== newFormat) {
      process.stdout.write(`${path}: frozen\n`);
      continue;
    }
    const file = make();
    const checker = checkers.get(format);
    const problems = checker === undefined ? ['no checker'] : judge(file, checker);
    for (const problem of problems) process.stdout.write(`${path}: ${problem}\n`);
    sound &&= problems.length === 0;
    if (problems.length > 0) continue;
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, printed(file));
    process.stdout.write(`${path}: written\n`);
  }
  return sound;
}

const [option, name] = process.argv.slice(2);
if (option !== undefined && (option !== '--new-format' || name === undefined)) {
  process.stderr.write('generate.ts [--new-format NAME]\n');
  process.exitCode = 2;
} else {
  process.exitCode = main(name) ? 0 : 1;
}
