import { describe, expect, it } from 'vitest';
import { exceptions } from './exceptions.ts';
import { applyExceptions } from './tidy.ts';

const found = { rule: 'columns', path: 'station/src/a.ts', line: 1, message: '' };
const exists = (): boolean => true;

describe('exceptions', () => {
  it('cover one rule in one file', () => {
    const list = [{ rule: 'columns', path: 'station/src/a.ts', reason: 'x' }];
    expect(applyExceptions([found], list, exists)).toEqual([]);
    const other = { ...found, rule: 'any' };
    expect(applyExceptions([found, other], list, exists)).toEqual([other]);
  });

  it('cover a folder only when they end in a slash', () => {
    const folder = [{ rule: 'columns', path: 'station/src/', reason: 'x' }];
    expect(applyExceptions([found], folder, exists)).toEqual([]);
    const file = [{ rule: 'columns', path: 'station/src', reason: 'x' }];
    expect(applyExceptions([found], file, exists)).toContainEqual(found);
  });

  it('are found when nothing needs them any more', () => {
    const list = [{ rule: 'columns', path: 'station/src/a.ts', reason: 'x' }];
    expect(applyExceptions([], list, exists).map((finding) => finding.rule)).toEqual(['exception']);
  });

  it('give a reason each', () => {
    for (const { reason } of exceptions) expect(reason.length).toBeGreaterThan(20);
  });
});
