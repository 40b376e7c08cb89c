import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsed, type VectorFile } from './case.ts';

const folder = join(import.meta.dirname, '..', '..', 'vectors');

/**
 * Every vector file by its path in `vectors/`, in the order of the paths, but for those that others
 * made, which have tests of their own.
 */
export function publishedVectors(): (readonly [path: string, file: VectorFile])[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json') && !path.startsWith('outside'))
    .sort()
    .map((path) => [path, parsed(readFileSync(join(folder, path), 'utf8'))] as const);
}
