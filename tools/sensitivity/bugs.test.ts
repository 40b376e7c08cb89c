import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOf, parseBugs, seed } from './bug.ts';
import { allBugs } from './bugs.ts';

const root = join(import.meta.dirname, '..', '..');

describe('the seeded bugs', () => {
  it('are at least sixty, each with a name of its own', () => {
    const names = allBugs().map(({ name }) => name);
    expect(names.length).toBeGreaterThanOrEqual(60);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(allBugs().map((bug) => [bug.name, bug] as const))('%s still applies', (_, bug) => {
    for (const file of filesOf(bug)) {
      const source = readFileSync(join(root, file), 'utf8');
      expect(seed(bug, file, source)).not.toBe(source);
      expect(file).toMatch(/^(core|envelope|station)\/src\//);
      expect(file).not.toMatch(/\.test|testing/);
    }
  });

  it('refuse to apply where their text is gone, or stands twice', () => {
    const [bug] = parseBugs('## off-by-one\na.ts\nOne too few.\n-a < b\n+a <= b\n');
    if (!bug) throw new Error('one bug was written');
    expect(seed(bug, 'a.ts', 'a < b\nc\n')).toBe('a <= b\nc\n');
    expect(() => seed(bug, 'a.ts', 'a > b\n')).toThrow('0 places');
    expect(() => seed(bug, 'a.ts', 'a < b\na < b\n')).toThrow('2 places');
  });
});
