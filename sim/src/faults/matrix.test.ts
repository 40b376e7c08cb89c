import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scenarios } from '../scenarios/all.ts';
import { all } from '../strategies/all.ts';
import { everyFault } from './all.ts';
import { matrix, matrixPage } from './matrix.ts';

const named = matrix.flatMap(([, rows]) => rows.flatMap(({ by }) => by));

describe('the table of faults', () => {
  it('names nothing that is not there', () => {
    const there = new Set([...everyFault, ...all, ...scenarios].map(({ name }) => name));
    expect(named.filter((name) => !there.has(name))).toEqual([]);
  });

  it('has every fault in it', () => {
    const faults = everyFault.filter(({ layer }) => layer !== 'work').map(({ name }) => name);
    expect(faults.filter((name) => !named.includes(name))).toEqual([]);
  });

  it('is the published one: npm run --silent sim -- --faults > docs/faults.md', () => {
    const page = join(import.meta.dirname, '../../../docs/faults.md');
    expect(readFileSync(page, 'utf8')).toBe(matrixPage());
  });
});
