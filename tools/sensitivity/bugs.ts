import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bug, parseBugs } from './bug.ts';

const folder = join(import.meta.dirname, 'bugs');

/** Every seeded bug, list by list. */
export function allBugs(): Bug[] {
  const lists = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  return lists.sort().flatMap((name) => parseBugs(readFileSync(join(folder, name), 'utf8')));
}
