import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { printed } from './case.ts';
import { files } from './formats.ts';

const folder = join(import.meta.dirname, '..', '..', 'vectors');

/** Makes every file again, in memory, and compares it with the frozen one. Writes nothing. */
function main(): boolean {
  let equal = true;
  for (const [path, make] of files) {
    const difference = differenceOf(path, printed(make()));
    if (difference === undefined) continue;
    process.stdout.write(`vectors/${path}: ${difference}\n`);
    equal = false;
  }
  return equal;
}

function differenceOf(path: string, made: string): string | undefined {
  let frozen: string;
  try {
    frozen = readFileSync(join(folder, path), 'utf8');
  } catch {
    return 'is missing; run: node tools/vectors/generate.ts';
  }
  if (frozen === made) return undefined;
  const lines = frozen.split('\n');
  const line = made.split('\n').findIndex((text, i) => text !== lines[i]) + 1;
  return `line ${line} is not what the code makes now; the file is right, the code is not`;
}

process.exitCode = main() ? 0 : 1;
