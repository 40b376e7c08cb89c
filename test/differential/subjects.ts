/** The files that are mutated: every case of the vectors, and lines made by chance. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsed, withGiven } from '../../tools/vectors/case.ts';
import type { Subject } from './outcome.ts';

const folder = join(import.meta.dirname, '..', '..', 'vectors');

/** All cases of all formats, good and bad ones. */
export function vectorSubjects(): Subject[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json') && !path.startsWith('outside'))
    .sort();
  return paths.flatMap((path) => {
    const file = parsed(readFileSync(join(folder, path), 'utf8'));
    return [...withGiven(file, file.pass), ...withGiven(file, file.fail)].map((one) => ({
      format: file.format,
      name: `${path}: ${one.name}`,
      bytes: new Uint8Array(Buffer.from(one.bytes, 'hex')),
      given: one.given,
    }));
  });
}
